using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Times;
using Gateway.Tools.Orders.Input;
using Gateway.Trading;
using Gateway.Tws.Api;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

/// <summary>Fills, as TWS has them.</summary>
[Toolset("orders", AccessScope.AccountRead)]
internal sealed class ExecutionTools(TwsClient client, TradeHistory history, AccountChoice accounts)
{
    private const int UsualRows = 100;
    private const int MostRows = 2000;

    [Tool("ibkr_get_executions", "Executions", ReadOnly = true, Idempotent = true, Requests = "reqExecutions",
        ExampleAfter = """ibkr_place_order {"contract":"AAPL","action":"BUY","quantity":10}""", Example = """{"symbol":"AAPL"}""")]
    [Rows("executions", UsualRows, MostRows)]
    [Description("The fills of the day, the latest first, with prices, exchanges and commissions. Earlier days: ibkr_get_trade_history.")]
    public async Task<ExecutionsResult> GetExecutionsAsync(
        [Description("Only this symbol.")][RegularExpression(OrderArguments.Printable)][Example("AAPL")] string? symbol = null,
        [Description("Only this security type.")][RegularExpression(OrderArguments.Printable)][Example("STK")] string? secType = null,
        [Description("Only this exchange.")][RegularExpression(OrderArguments.Printable)][Example("SMART")] string? exchange = null,
        [Description("Only this side.")] OrderAction? side = null,
        [Description("Only this account; default all.")][Example("DU1234567")] string account = "",
        [Description("Leave out earlier fills; New York time.")] MomentInput? since = null,
        [Description("Only fills of this order.")][Example("1001")] int? orderId = null,
        CancellationToken cancellationToken = default)
    {
        DateTimeOffset? earliest = since is null ? null : ExchangeClock.OfIb.At(since, nameof(since));
        var filter = new ExecutionFilter
        {
            AcctCode = accounts.OneOrAll(account) ?? string.Empty,
            Symbol = ContractSymbols.Of(symbol ?? string.Empty),
            SecType = string.IsNullOrWhiteSpace(secType) ? string.Empty : SecTypes.Read(secType) ?? secType.ToUpperInvariant(),
            Exchange = Venues.NameOf(exchange ?? string.Empty),
            Side = side is { } one ? EnumName<OrderAction>.Of(one) : string.Empty,
            Time = earliest is { } from ? TwsTime.Format(from) : string.Empty,
        };
        var all = await client.Orders.ExecutionsAsync(filter, cancellationToken);
        return ExecutionsResult.Of(
            all.Items.Where(entry => orderId is null || entry.Execution.OrderId == orderId), all.Complete, Searched(filter, earliest, orderId));
    }

    private static string Searched(ExecutionFilter filter, DateTimeOffset? since, int? orderId)
    {
        string?[] parts =
        [
            since is { } from ? $"fills of TWS's present day since {ExchangeClock.OfIb.Show(from)}" : "fills of TWS's present day",
            filter.AcctCode.Length > 0 ? $"account {filter.AcctCode}" : "all accounts", Part("symbol", filter.Symbol),
            Part("secType", filter.SecType), Part("exchange", filter.Exchange), Part("side", filter.Side),
            orderId is { } id ? string.Create(CultureInfo.InvariantCulture, $"order {id}") : null,
        ];
        return $"{string.Join(", ", parts.Where(part => part is not null))}; earlier days: ibkr_get_trade_history";
    }

    private static string? Part(string name, string value) => value.Length > 0 ? $"{name} {value}" : null;

    [Tool("ibkr_get_trade_history", "Trades of the last days", ReadOnly = true, Idempotent = true, Requests = "reqExecutions")]
    [Rows("executions", UsualRows, MostRows)]
    [Description("The fills of past days, the latest first, as far as TWS or the gateway's journal has them; reports how far back that is. Today "
        + "only: ibkr_get_executions.")]
    public Task<TradeHistoryResult> GetTradeHistoryAsync(
        [Description("First day; default six days ago.")] MomentInput? from = null,
        [Description("Last day; default today.")] MomentInput? to = null,
        [Description("Only this symbol.")][RegularExpression(OrderArguments.Printable)][Example("AAPL")] string symbol = "",
        [Description("Only this account; default all.")][Example("DU1234567")] string account = "",
        CancellationToken cancellationToken = default) =>
        history.ReadAsync(from, to, symbol, accounts.OneOrAll(account), cancellationToken);
}
