using System.Collections.Frozen;

namespace Gateway.Instruments.Contracts;

/// <summary>Exchanges by the names that people and other programs give them.</summary>
internal static class Venues
{
    public const string Smart = "SMART";

    /// <summary>Exchanges that list stocks, with the currency that they usually quote in. Orders for these stocks go by SMART.</summary>
    private static readonly FrozenDictionary<string, string> Listings = Table("""
        NASDAQ=USD NYSE=USD ARCA=USD AMEX=USD BATS=USD PINK=USD OTCLNKECN=USD
        TSE=CAD VENTURE=CAD NEOE=CAD CSE=CAD MEXI=MXN
        LSE=GBP LSEETF=GBP IBIS=EUR IBIS2=EUR FWB=EUR FWB2=EUR SWB=EUR
        SWB2=EUR SBF=EUR AEB=EUR ENEXT.BE=EUR BVL=EUR BVME=EUR BVME.ETF=EUR
        BM=EUR VSE=EUR HEX=EUR ISED=EUR EBS=CHF SFB=SEK CPH=DKK OSE=NOK
        WSE=PLN PRA=CZK BUX=HUF TASE=ILS
        TSEJ=JPY SEHK=HKD SEHKNTL=CNH SEHKSZSE=CNH ASX=AUD SGX=SGD NSE=INR
        TWSE=TWD KSE=KRW
        """);

    /// <summary>Exchanges that take orders and list nothing: futures, options, forex, crypto and further books of stocks.</summary>
    private static readonly FrozenDictionary<string, string> Others = Table("""
        SMART= OVERNIGHT=USD IBKRATS=USD IBEOS=USD IEX=USD EDGX=USD EDGEA=USD
        BYX=USD BEX=USD MEMX=USD LTSE=USD PEARL=USD CHX=USD NYSENAT=USD
        PSX=USD DRCTEDGE=USD FOXRIVER=USD JEFFALGO=USD
        CBOE=USD CBOE2=USD PHLX=USD ISE=USD BOX=USD MIAX=USD EMERALD=USD
        SAPPHIRE=USD GEMINI=USD MERCURY=USD NASDAQOM=USD NASDAQBX=USD PSE=USD
        CME=USD CBOT=USD NYMEX=USD COMEX=USD NYBOT=USD ICEUS=USD CFE=USD
        CDE=CAD EUREX=EUR MONEP=EUR FTA=EUR IDEM=EUR MEFFRV=EUR BELFOX=EUR
        ICEEU=GBP ICEEUSOFT=GBP IPE=USD LMEOTC=USD OSE.JPN=JPY HKFE=HKD SNFE=AUD
        OMS=SEK RUSSELL=USD IDEALPRO= IDEAL= FXCONV= PAXOS=USD ZEROHASH=USD
        FUNDSERV=USD ALLFUNDS=EUR FORECASTX=USD TRADEWEBG=USD CHIXEN=EUR CHIXUK=GBP
        BATEEN=EUR BATEUK=GBP AQUISUK=GBP AQUISEN=EUR GETTEX=EUR TGATE=EUR
        """);

    /// <summary>Earlier IB names, ISO codes (MIC) and everyday names.</summary>
    private static readonly FrozenDictionary<string, string> Aliases = Table("""
        GLOBEX=CME ECBOT=CBOT CMECRYPTO=CME CFECRYPTO=CFE DTB=EUREX ISLAND=NASDAQ
        NMS=NASDAQ NASDAQGS=NASDAQ NASDAQGM=NASDAQ NASDAQCM=NASDAQ NYSEARCA=ARCA
        NYSEAMERICAN=AMEX NYSEMKT=AMEX BZX=BATS OTC=PINK OTCMKTS=PINK
        CME_MINI=CME CBOT_MINI=CBOT NYMEX_MINI=NYMEX COMEX_MINI=COMEX ICE=NYBOT
        TSX=TSE TSXV=VENTURE BMV=MEXI LONDON=LSE XETRA=IBIS XETR=IBIS
        FRANKFURT=FWB FRA=FWB PARIS=SBF AMSTERDAM=AEB BRUSSELS=ENEXT.BE LISBON=BVL
        MILAN=BVME MIL=BVME MADRID=BM BME=BM SIX=EBS SWX=EBS VIENNA=VSE
        HELSINKI=HEX STOCKHOLM=SFB COPENHAGEN=CPH OSLO=OSE WARSAW=WSE GPW=WSE
        TOKYO=TSEJ TYO=TSEJ JPX=TSEJ HKEX=SEHK HKG=SEHK
        XNAS=NASDAQ XNYS=NYSE ARCX=ARCA XASE=AMEX XTSE=TSE XTSX=VENTURE XMEX=MEXI
        XLON=LSE XFRA=FWB XSTU=SWB XPAR=SBF XAMS=AEB XBRU=ENEXT.BE XLIS=BVL
        XMIL=BVME XMAD=BM XSWX=EBS XWBO=VSE XHEL=HEX XSTO=SFB XCSE=CPH
        XOSL=OSE XWAR=WSE XTKS=TSEJ XHKG=SEHK XASX=ASX XSES=SGX XNSE=NSE
        XCME=CME XCBT=CBOT XNYM=NYMEX XCEC=COMEX XCBF=CFE XCBO=CBOE XEUR=EUREX
        IEXG=IEX MEMX.US=MEMX FX=IDEALPRO FOREX=IDEALPRO
        """);

    /// <summary>Countries as Bloomberg writes them after a symbol.</summary>
    private static readonly FrozenDictionary<string, string> Countries = Table("""
        US= UN=NYSE UQ=NASDAQ UW=NASDAQ UP=ARCA UA=AMEX LN=LSE GR=IBIS
        GY=IBIS GF=FWB FP=SBF NA=AEB BB=ENEXT.BE PL=BVL IM=BVME SQ=BM
        SW=EBS SE=EBS AV=VSE FH=HEX SS=SFB DC=CPH NO=OSE PW=WSE
        JP=TSEJ JT=TSEJ HK=SEHK AU=ASX AT=ASX SP=SGX CN=TSE CT=TSE
        CV=VENTURE MM=MEXI IN=NSE IS=NSE
        """);

    /// <summary>Exchanges as Yahoo and Reuters write them after a symbol and a dot.</summary>
    private static readonly FrozenDictionary<string, string> Suffixes = Table("""
        US= O=NASDAQ OQ=NASDAQ N=NYSE L=LSE DE=IBIS F=FWB PA=SBF
        AS=AEB BR=ENEXT.BE LS=BVL MI=BVME MC=BM SW=EBS VI=VSE HE=HEX
        ST=SFB CO=CPH OL=OSE WA=WSE T=TSEJ HK=SEHK SS=SEHKNTL SZ=SEHKSZSE
        AX=ASX SI=SGX TO=TSE MX=MEXI NS=NSE TW=TWSE KS=KSE TA=TASE
        """);

    /// <summary>IB's present name of an exchange; a name that is not known stays as it is.</summary>
    public static string NameOf(string exchange)
    {
        var name = exchange.Trim().ToUpperInvariant();
        // TWS's symbol search adds the tier: NASDAQ.NMS, PINK.CURRENT.
        if (name.StartsWith("NASDAQ.", StringComparison.Ordinal) || name.StartsWith("PINK.", StringComparison.Ordinal))
            name = name[..name.IndexOf('.', StringComparison.Ordinal)];
        return Aliases.GetValueOrDefault(name) ?? Aliases.GetValueOrDefault(name.Replace(" ", "", StringComparison.Ordinal)) ?? name;
    }

    public static bool IsKnown(string exchange) => Listings.ContainsKey(NameOf(exchange)) || Others.ContainsKey(NameOf(exchange));

    /// <summary>Whether the exchange lists stocks, so that its name says which stock is meant and not where an order goes.</summary>
    public static bool IsListing(string exchange) => Listings.ContainsKey(exchange);

    /// <summary>The currency in which an exchange usually quotes; null when it is not known.</summary>
    public static string? CurrencyOf(string exchange) =>
        (Listings.GetValueOrDefault(exchange) ?? Others.GetValueOrDefault(exchange)) is { Length: > 0 } currency ? currency : null;

    /// <summary>The exchange of a Bloomberg code such as LN; empty for a whole country, null when there is no such code.</summary>
    public static string? OfCountry(string code) => Countries.GetValueOrDefault(code);

    /// <summary>The exchange of a Yahoo or Reuters suffix such as DE; empty for a whole country, null when there is no such suffix.</summary>
    public static string? OfSuffix(string suffix) => Suffixes.GetValueOrDefault(suffix);

    /// <summary>Pairs of a name and what it stands for, as <c>NAME=VALUE</c>, separated by spaces and lines.</summary>
    private static FrozenDictionary<string, string> Table(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('='))
            .ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
