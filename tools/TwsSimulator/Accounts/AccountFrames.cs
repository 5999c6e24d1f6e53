using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace TwsSimulator.Accounts;

/// <summary>Writes the account messages: all fields after the message id.</summary>
internal static class AccountFrames
{
    private const string NotAvailable = "1.7976931348623157E308";
    private const int ShownDecimals = 2;

    public static string Money(decimal amount) =>
        Math.Round(amount, ShownDecimals).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);

    public static void WritePosition(FieldWriter fields, Account account, Position position)
    {
        fields.Write(3);
        fields.Write(account.Id);
        WriteContract(fields, position.Tradable.Contract);
        fields.Write(position.Quantity);
        fields.Write(position.AverageCost);
    }

    public static void WritePositionMulti(FieldWriter fields, int requestId, Account account, Position position)
    {
        fields.Write(1);
        fields.Write(requestId);
        fields.Write(account.Id);
        WriteContract(fields, position.Tradable.Contract);
        fields.Write(position.Quantity);
        fields.Write(position.AverageCost);
        fields.Write("");
    }

    public static void WriteValueMulti(FieldWriter fields, int requestId, Account account, AccountValue value)
    {
        fields.Write(1);
        fields.Write(requestId);
        fields.Write(account.Id);
        fields.Write("");
        fields.Write(value.Key);
        fields.Write(value.Text);
        fields.Write(value.Currency);
    }

    public static void WritePortfolio(FieldWriter fields, Account account, Position position, decimal mark)
    {
        fields.Write(8);
        WriteContract(fields, position.Tradable.Contract);
        fields.Write(position.Quantity);
        fields.Write(mark);
        fields.Write(position.ValueAt(mark));
        fields.Write(position.AverageCost);
        fields.Write(position.UnrealizedAt(mark));
        fields.Write(position.RealizedPnL);
        fields.Write(account.Id);
    }

    public static void WriteValue(FieldWriter fields, Account account, AccountValue value)
    {
        fields.Write(2);
        fields.Write(value.Key);
        fields.Write(value.Text);
        fields.Write(value.Currency);
        fields.Write(account.Id);
    }

    public static void WriteSummary(FieldWriter fields, int requestId, Account account, AccountValue value)
    {
        fields.Write(1);
        fields.Write(requestId);
        fields.Write(account.Id);
        fields.Write(value.Key);
        fields.Write(value.Text);
        fields.Write(value.Currency);
    }

    public static void WritePnL(FieldWriter fields, int requestId, Ledger total)
    {
        fields.Write(requestId);
        fields.Write(total.DailyPnL);
        fields.Write(total.UnrealizedPnL);
        fields.Write(total.RealizedPnL);
    }

    /// <param name="fields">Where to write.</param>
    /// <param name="requestId">The subscription.</param>
    /// <param name="position">Null when the account does not hold the contract: nothing can be computed then.</param>
    /// <param name="mark">The price that it is valued at.</param>
    public static void WritePnLSingle(FieldWriter fields, int requestId, Position? position, decimal mark)
    {
        fields.Write(requestId);
        fields.Write(position?.Quantity ?? 0m);
        if (position is null)
        {
            for (var i = 0; i < 4; i++)
                fields.Write(NotAvailable);
            return;
        }
        fields.Write(position.DailyAt(mark));
        fields.Write(position.UnrealizedAt(mark));
        fields.Write(position.RealizedPnL);
        fields.Write(position.ValueAt(mark));
    }

    /// <summary>Contract id to trading class: eleven fields, the exchange being the listing one.</summary>
    private static void WriteContract(FieldWriter fields, Contract contract)
    {
        fields.Write(contract.ConId);
        fields.Write(contract.Symbol);
        fields.Write(contract.SecType);
        fields.Write(contract.LastTradeDateOrContractMonth);
        fields.Write(contract.Strike is { } strike ? strike.ToString(System.Globalization.CultureInfo.InvariantCulture) : "0.0");
        fields.Write(contract.Right);
        fields.Write(contract.Multiplier);
        fields.Write(contract.PrimaryExch);
        fields.Write(contract.Currency);
        fields.Write(contract.LocalSymbol);
        fields.Write(contract.TradingClass);
    }
}
