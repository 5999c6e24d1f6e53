using TwsSimulator.Market;

namespace TwsSimulator.Handlers.Contracts;

/// <summary>The order types of an instrument by the names in contract details, which differ from those of an order's type field.</summary>
internal static class OrderTypeNames
{
    private const string Everywhere =
        "ACTIVETIM,ADJUST,ALERT,ALLOC,AVGCOST,BASKET,COND,CONDORDER,DAY,DEACT,DEACTDIS,DEACTEOD,GAT,GTC,GTD,GTT,HID,IOC,LMT,MKT,NONALGO,OCA,SCALE,"
        + "STP,STPLMT,WHATIF";

    private const string Touching = ",LIT,MIT,MTL,RTH,TRAIL,TRAILLIT,TRAILLMT,TRAILMIT";
    private const string Pegging = ",PEGBENCH,PEGMID,REL,SNAPMID,SNAPMKT,SNAPREL";

    public static string Of(Instrument instrument) => Everywhere + instrument.SecType switch
    {
        "STK" => Touching + Pegging + ",ALGO,AON,CASHQTY,IBKRATS,LOC,MIDPX,MOC,OPG,PASSVREL,PEGMKT,PEGPRIM,SWEEP",
        "OPT" => Touching + Pegging + ",AD,ALGO,AON,BOXTOP,PEGSTK",
        "FUT" or "CONTFUT" => Touching + Pegging + ",ALGO,LOC,MKTPROT,MOC,OPG,STPPRT",
        "CRYPTO" => ",CASHQTY",
        "CASH" => Touching + ",CASHQTY",
        _ => Touching,
    };
}
