using Gateway.Tws.Wire;
using TwsSimulator.Market;
using TwsSimulator.Session;

namespace TwsSimulator.Handlers.Contracts;

/// <summary>Writes contractData (10) and, for bonds, bondContractData (18) at every version.</summary>
internal sealed class ContractDataWriter(SessionClock clock)
{
    public void Send(ClientSession client, int reqId, Instrument instrument, string exchange)
    {
        exchange = exchange.Length > 0 ? exchange.ToUpperInvariant() : instrument.Exchange;
        if (instrument.SecType == "BOND")
            client.Send(MessageIds.BondContractData, fields => WriteBond(fields, client.Version, reqId, instrument, exchange));
        else
            client.Send(MessageIds.ContractData, fields => Write(fields, client.Version, reqId, instrument, exchange));
    }

    private void Write(FieldWriter fields, ServerVersion version, int reqId, Instrument instrument, string exchange)
    {
        fields.Write(reqId);
        fields.Write(instrument.Symbol);
        fields.Write(instrument.SecType);
        fields.Write(instrument.ExpiryText);
        if (version.Has(ServerVersion.LastTradeDate))
            fields.Write(instrument.ExpiryText);
        fields.Write(instrument.Strike);
        fields.Write(instrument.Right);
        fields.Write(exchange);
        fields.Write(instrument.Currency);
        fields.Write(instrument.LocalSymbol);
        fields.Write(instrument.MarketName);
        fields.Write(instrument.TradingClass);
        fields.Write(instrument.ConId);
        fields.Write(instrument.MinTick);
        fields.Write(instrument.MultiplierText);
        fields.Write(OrderTypeNames.Of(instrument));
        fields.Write(instrument.ValidExchanges);
        fields.Write(instrument.PriceMagnifier);
        fields.Write(instrument.Underlying?.ConId ?? 0);
        fields.Write(EscapedText.Of(instrument.LongName));
        fields.Write(instrument.PrimaryExchange);
        fields.Write(instrument.ContractMonth);
        fields.Write(instrument.Industry);
        fields.Write(instrument.Category);
        fields.Write(instrument.Subcategory);
        fields.Write(instrument.Calendar.Zone.Id);
        fields.Write(TradingHours.Text(clock, instrument.Calendar, liquidOnly: false));
        fields.Write(TradingHours.Text(clock, instrument.Calendar, liquidOnly: true));
        fields.WriteEmpty();
        fields.Write(0);
        WriteSecIds(fields, instrument);
        fields.Write(AggGroup(instrument));
        fields.Write(instrument.Underlying?.Symbol);
        fields.Write(instrument.Underlying?.SecType);
        fields.Write(MarketRuleIds(instrument));
        fields.Write(instrument.RealExpiryText);
        fields.Write(instrument.StockType);
        WriteSizes(fields, instrument);
        if (instrument.SecType == "FUND" && version.Has(ServerVersion.FundDataFields))
            WriteFund(fields, instrument);
        if (version.Has(ServerVersion.IneligibilityReasons))
            fields.Write(0);
    }

    private void WriteBond(FieldWriter fields, ServerVersion version, int reqId, Instrument bond, string exchange)
    {
        fields.Write(reqId);
        fields.Write(bond.Symbol);
        fields.Write(bond.SecType);
        fields.Write(bond.Cusip);
        fields.Write(bond.Coupon);
        fields.Write(bond.ExpiryText);
        fields.WriteEmpty(); // issueDate
        fields.Write(bond.Ratings);
        fields.Write("UNSUBORDINATED");
        fields.Write("FIXED");
        fields.Write(false); // convertible
        fields.Write(false); // callable
        fields.Write(false); // putable
        fields.Write($"{bond.LongName} {bond.Coupon} {bond.ExpiryText}");
        fields.Write(exchange);
        fields.Write(bond.Currency);
        fields.Write(bond.MarketName);
        fields.Write(bond.TradingClass);
        fields.Write(bond.ConId);
        fields.Write(bond.MinTick);
        fields.Write(OrderTypeNames.Of(bond));
        fields.Write(bond.ValidExchanges);
        fields.WriteEmpty(); // nextOptionDate
        fields.WriteEmpty(); // nextOptionType
        fields.Write(false); // nextOptionPartial
        fields.WriteEmpty(); // notes
        fields.Write(bond.LongName);
        if (version.Has(ServerVersion.BondTradingHours))
        {
            fields.Write(bond.Calendar.Zone.Id);
            fields.Write(TradingHours.Text(clock, bond.Calendar, liquidOnly: false));
            fields.Write(TradingHours.Text(clock, bond.Calendar, liquidOnly: true));
        }
        fields.WriteEmpty(); // evRule
        fields.Write(0);
        WriteSecIds(fields, bond);
        fields.Write(AggGroup(bond));
        fields.Write(MarketRuleIds(bond));
        WriteSizes(fields, bond);
    }

    /// <summary>The seventeen fields that only funds have.</summary>
    private static void WriteFund(FieldWriter fields, Instrument fund)
    {
        fields.Write(fund.LongName);
        fields.Write("Vanguard");
        fields.Write("Equity");
        for (var load = 0; load < 3; load++)
            fields.WriteEmpty(); // front load, back load, its interval
        fields.Write("0.04");
        for (var closed = 0; closed < 3; closed++)
            fields.Write(false);
        fields.WriteEmpty(); // notify amount
        fields.Write("3000");
        fields.Write("1");
        fields.Write("All");
        fields.Write("PR");
        fields.Write("N"); // distributes its income
        fields.Write("002"); // equity
    }

    private static void WriteSecIds(FieldWriter fields, Instrument instrument)
    {
        fields.Write(instrument.Isin.Length > 0 ? 1 : 0);
        if (instrument.Isin.Length == 0)
            return;
        fields.Write("ISIN");
        fields.Write(instrument.Isin);
    }

    private static void WriteSizes(FieldWriter fields, Instrument instrument)
    {
        fields.Write(instrument.SizeIncrement);
        fields.Write(instrument.SizeIncrement);
        fields.Write(instrument.IsAmericanStock ? 100 : instrument.SizeIncrement);
    }

    private static int AggGroup(Instrument instrument) => instrument.Exchange == "SMART" ? 1 : int.MaxValue;

    private static string MarketRuleIds(Instrument instrument) =>
        string.Join(',', instrument.ValidExchanges.Split(',').Select(_ => instrument.Grid.RuleId));
}
