using Gateway.Instruments.Contracts;
using Gateway.Tools.Orders.Rules;
using Gateway.Trading.Policy;
using Gateway.Trading.Staging;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

/// <summary>
/// What a person should know of orders before they are sent: value, market, margin, position and limits, each where it can be had. Places nothing.
/// </summary>
internal interface IOrderSheets
{
    Task<ShownMarket> ReadAsync(IReadOnlyList<CheckedOrder> orders, CancellationToken cancellationToken);

    /// <summary>The market of a change of an order.</summary>
    Task<ShownMarket> ReadAsync(Contract contract, Order changed, CancellationToken cancellationToken);
}

/// <inheritdoc cref="IOrderSheets"/>
internal sealed class OrderSheets(OrderWire wire, ContractValues values, MarketTexts markets, PolicyStage policy, TimeProvider clock) : IOrderSheets
{
    /// <summary>Of the orders of one call, those whose margin is asked for.</summary>
    private const int MostPriced = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<ShownMarket> ReadAsync(IReadOnlyList<CheckedOrder> orders, CancellationToken cancellationToken)
    {
        var sheets = await Task.WhenAll(orders.Select((order, index) => ReadAsync(order, index < MostPriced, cancellationToken)));
        return new ShownMarket([.. sheets.Select(sheet => sheet.Line)], [.. sheets.Select(sheet => sheet.Price)], clock.GetUtcNow());
    }

    public Task<ShownMarket> ReadAsync(Contract contract, Order changed, CancellationToken cancellationToken) =>
        markets.ReadAsync(contract, changed, cancellationToken);

    /// <summary>The orders as a person is shown them: each followed by its line.</summary>
    public static string Join(IEnumerable<string> orders, ShownMarket shown) =>
        string.Join("\n", orders.Zip(shown.Lines, (order, line) => line.Length > 0 ? $"{order}\n  {line}" : order));

    private async Task<(string Line, ShownPrice? Price)> ReadAsync(CheckedOrder order, bool asksMargin, CancellationToken cancellationToken)
    {
        var isExit = order.Policy.Entry is not null;
        // What goes to TWS at once, goes side by side.
        var margin = asksMargin && !isExit ? MarginAsync(order, cancellationToken) : Task.FromResult<string?>(null);
        var market = markets.FindAsync(order.Contract, cancellationToken);
        var look = LookAsync(order.Policy, cancellationToken);
        var unit = await OrderValue.FindAsync(values, order.Contract, cancellationToken);
        var (quote, known) = (await market, await look);
        var price = PriceBand.Of(order.Order, quote);
        string?[] parts =
        [
            unit is not null && unit.PriceOf(order.Order) is null && unit.AmountOf(order.Order, price?.Price) is { } amount
                ? string.Create(CultureInfo.InvariantCulture, $"value now about {amount:0.##} {unit.Unit.Currency}")
                : null,
            markets.TextOf(quote),
            await margin,
            known.Facts is { Positions: { } positions } ? PositionText(positions) : null,
            LimitText(known.Shares ?? []),
        ];
        return (string.Join("; ", parts.Where(part => part is not null)), price);
    }

    private async Task<(OrderFacts? Facts, IReadOnlyList<PolicyShare>? Shares)> LookAsync(PolicyOrder order, CancellationToken cancellationToken)
    {
        try
        {
            return await policy.LookAsync(order, cancellationToken);
        }
        catch (TwsException)
        {
            return default;
        }
    }

    private async Task<string?> MarginAsync(CheckedOrder order, CancellationToken cancellationToken)
    {
        try
        {
            var state = (await wire.PreviewAsync(order, cancellationToken).WaitAsync(Patience, clock, cancellationToken)).State;
            return state.InitMarginChange is { } change
                ? string.Create(CultureInfo.InvariantCulture, $"initial margin {change:+0.##;-0.##;0} {state.MarginCurrency}").TrimEnd()
                : null;
        }
        catch (Exception unknown) when (unknown is TwsException or TimeoutException)
        {
            return null;
        }
    }

    private static string PositionText(IReadOnlyList<PositionView> positions) => "position " + string.Join(
        ", ",
        positions.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Name} {one.Held:0.####} -> {one.Held + one.Change:0.####}")));

    private static string? LimitText(IReadOnlyList<PolicyShare> shares)
    {
        var used = shares.Where(share => share.Used is not null).Select(share => string.Create(
            CultureInfo.InvariantCulture, $"{JsonNamingPolicy.CamelCase.ConvertName(share.Option)} {share.Used:0.####} of {share.Value:0.####}"));
        return string.Join(", ", used) is { Length: > 0 } text ? $"limits {text}" : null;
    }
}
