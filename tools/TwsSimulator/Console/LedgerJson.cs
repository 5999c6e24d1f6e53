using System.Text.Encodings.Web;
using System.Text.Json;
using TwsSimulator.Accounts;
using TwsSimulator.Session;
using TwsSimulator.Trading;

namespace TwsSimulator.Console;

/// <summary>Writes the truth about orders as one line of JSON, for checks from outside. Call it under the simulation's gate.</summary>
internal static class LedgerJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="simulation">What is written.</param>
    /// <param name="received">Frames by request id.</param>
    public static string Of(Simulation simulation, IReadOnlyDictionary<int, long> received)
    {
        var desk = simulation.Desk;
        return JsonSerializer.Serialize(
            new
            {
                Time = desk.Market.Now,
                Tws = desk.Options.Tws.Version,
                Frames = new
                {
                    PlaceOrder = received.GetValueOrDefault(RequestIds.PlaceOrder),
                    CancelOrder = received.GetValueOrDefault(RequestIds.CancelOrder),
                    GlobalCancel = received.GetValueOrDefault(RequestIds.ReqGlobalCancel),
                },
                Orders = desk.Ledger.Orders.Select(OrderOf),
                Fills = desk.Ledger.Fills.Select(FillOf),
                Refused = desk.Ledger.Refused.Select(RefusedOf),
                Accounts = desk.Accounts.All.Select(AccountOf),
            },
            Options);
    }

    private static object OrderOf(SimOrder order) => new
    {
        order.Key.ClientId,
        order.Key.OrderId,
        order.PermId,
        order.Terms.OrderRef,
        Account = order.AccountName,
        order.Terms.FaGroup,
        order.Status,
        order.Transmitted,
        order.Contract.ConId,
        order.Contract.Symbol,
        order.Contract.SecType,
        order.Contract.LocalSymbol,
        order.Contract.Exchange,
        order.Contract.Currency,
        order.Terms.Action,
        Quantity = order.Quantity,
        order.Terms.OrderType,
        LimitPrice = order.Terms.LmtPrice,
        order.Terms.AuxPrice,
        order.Terms.Tif,
        order.Terms.GoodTillDate,
        order.Terms.GoodAfterTime,
        order.Terms.OutsideRth,
        order.Terms.ParentId,
        order.Terms.OcaGroup,
        order.Filled,
        order.Remaining,
        order.AverageFillPrice,
        order.Changes,
        order.WhyHeld,
        Reason = order.RejectText.Length > 0 ? order.RejectText : order.CompletedText,
        order.PlacedAt,
        order.CompletedAt,
    };

    private static object FillOf(Fill fill) => new
    {
        fill.ExecId,
        fill.Order.Key.ClientId,
        fill.Order.Key.OrderId,
        fill.Order.PermId,
        Account = fill.Account.Id,
        fill.Contract.ConId,
        fill.Contract.Symbol,
        fill.Contract.SecType,
        Side = fill.IsBuy ? "BOT" : "SLD",
        fill.Quantity,
        fill.Price,
        fill.Commission,
        fill.RealizedPnL,
        fill.Time,
    };

    private static object RefusedOf(RefusedRequest refused) => new
    {
        refused.Time,
        refused.Key.ClientId,
        refused.Key.OrderId,
        refused.Refusal.Code,
        refused.Refusal.Text,
    };

    private static object AccountOf(Account account) => new
    {
        Account = account.Id,
        account.Cash,
        Positions = account.Positions.Where(position => position.Quantity != 0m).Select(position => new
        {
            position.Tradable.ConId,
            position.Tradable.Contract.Symbol,
            position.Tradable.SecType,
            position.Quantity,
            position.AverageCost,
        }),
    };
}
