using System.Text.RegularExpressions;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Times;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

/// <summary>
/// The moments of an order: read by the clock of its exchange, sent in UTC, shown by that clock again. A day alone as goodTillDate is its end.
/// </summary>
internal sealed partial class OrderMoments(ContractResolver resolver)
{
    private static readonly string[] AlgoTimes = ["startTime", "endTime"];

    /// <summary>Whether the order has a moment, so that its clock matters.</summary>
    public static bool Has(Order order, OrderTicket ticket) =>
        ticket.GoodTillDate is not null || ticket.GoodAfterTime is not null || ticket.Conditions.Count > 0
        || Has(order) || order.AlgoParams.Any(pair => AlgoTimes.Contains(pair.Tag));

    /// <summary>The order with its moments and conditions, as TWS takes them.</summary>
    /// <exception cref="ToolException">A moment is unclear, or does not exist on the exchange's clock; a condition's contract is not one.</exception>
    public async Task<Order> SetAsync(ContractDetails details, Order order, OrderTicket ticket, CancellationToken cancellationToken)
    {
        var clock = await ExchangeClock.OfAsync(resolver, details, cancellationToken);
        order = Set(order, ticket, clock);
        CheckWindows(order, clock);
        if (ticket.Conditions.Count == 0)
            return order;
        var conditions = new List<OrderCondition>();
        foreach (var condition in ticket.Conditions)
            conditions.Add(await condition.ToConditionAsync(resolver, clock, cancellationToken));
        return order with { Conditions = conditions };
    }

    /// <summary>The order with all moments but those of its conditions.</summary>
    private static Order Set(Order order, OrderTicket ticket, ExchangeClock clock) => order with
    {
        GoodTillDate = ticket.GoodTillDate is { } until ? TwsTime.Format(clock.AtEnd(until, "goodTillDate")) : order.GoodTillDate,
        GoodAfterTime = ticket.GoodAfterTime is { } from ? TwsTime.Format(clock.At(from, "goodAfterTime")) : order.GoodAfterTime,
        ActiveStartTime = Read(order.ActiveStartTime, "activeStartTime", clock),
        ActiveStopTime = ReadEnd(order.ActiveStopTime, "activeStopTime", clock),
        ManualOrderTime = Read(order.ManualOrderTime, "manualOrderTime", clock),
        AlgoParams = order.AlgoParams.Any(pair => AlgoTimes.Contains(pair.Tag))
            ? [.. order.AlgoParams.Select(
                pair => AlgoTimes.Contains(pair.Tag) ? pair with { Value = AlgoTime(pair.Value, pair.Tag, clock) } : pair)]
            : order.AlgoParams,
    };

    /// <summary>Whatever ends must begin before.</summary>
    private static void CheckWindows(Order order, ExchangeClock clock)
    {
        CheckWindow("goodAfterTime", order.GoodAfterTime, "goodTillDate", order.GoodTillDate, clock);
        CheckWindow("activeStartTime", order.ActiveStartTime, "activeStopTime", order.ActiveStopTime, clock);
        CheckWindow("startTime", Algo(order, "startTime"), "endTime", Algo(order, "endTime"), clock);
    }

    private static string Algo(Order order, string tag) => order.AlgoParams.FirstOrDefault(pair => pair.Tag == tag)?.Value ?? string.Empty;

    private static void CheckWindow(string beginField, string begin, string endField, string end, ExchangeClock clock)
    {
        var isBackward = TwsTime.Parse(begin, clock.Name) is { } first && TwsTime.Parse(end, clock.Name) is { } last
            ? last <= first
            : TimeOfDay().Match(begin) is { Success: true } from && TimeOfDay().Match(end) is { Success: true } to
                && from.Groups["zone"].Value == to.Groups["zone"].Value
                && string.CompareOrdinal(to.Groups["time"].Value, from.Groups["time"].Value) <= 0;
        if (isBackward)
            throw Wrong(endField, $"later than {beginField}; {Show(end, clock)} is not later than {Show(begin, clock)}", "2026-12-01 16:00");
    }

    /// <summary>The order with its moments for people: "2026-12-01 16:00:00 US/Eastern".</summary>
    private static Order Shown(Order order, ExchangeClock clock) => order with
    {
        GoodTillDate = Show(order.GoodTillDate, clock),
        GoodAfterTime = Show(order.GoodAfterTime, clock),
        ActiveStartTime = Show(order.ActiveStartTime, clock),
        ActiveStopTime = Show(order.ActiveStopTime, clock),
        Conditions =
        [
            .. order.Conditions.Select(condition => condition is TimeCondition time ? time with { Time = Show(time.Time, clock) } : condition),
        ],
    };

    /// <inheritdoc cref="Shown(Order, ExchangeClock)"/>
    /// <remarks>Never fails: without the exchange's clock the order is as it is, and its moments are shown in UTC.</remarks>
    public async Task<Order> ShownAsync(Contract contract, Order order, CancellationToken cancellationToken)
    {
        if (!Has(order) && !order.Conditions.OfType<TimeCondition>().Any())
            return order;
        try
        {
            return Shown(order, await ClockAsync(contract, cancellationToken));
        }
        catch (Exception unknown) when (unknown is TwsException or ToolException)
        {
            return order;
        }
    }

    /// <summary>A new goodTillDate of a working order, as TWS takes it.</summary>
    public async Task<string> UntilAsync(MomentInput date, Contract contract, CancellationToken cancellationToken) =>
        TwsTime.Format((await ClockAsync(contract, cancellationToken)).AtEnd(date, "goodTillDate"));

    private async Task<ExchangeClock> ClockAsync(Contract contract, CancellationToken cancellationToken)
    {
        var asked = contract.ConId > 0 ? new Contract { ConId = contract.ConId, Exchange = contract.Exchange } : contract;
        return await ExchangeClock.OfAsync(resolver, await resolver.ResolveAsync(asked, cancellationToken), cancellationToken);
    }

    private static bool Has(Order order) =>
        order.GoodTillDate.Length + order.GoodAfterTime.Length + order.ActiveStartTime.Length + order.ActiveStopTime.Length
        + order.ManualOrderTime.Length > 0;

    private static string Read(string text, string field, ExchangeClock clock) =>
        text.Length == 0 ? text : TwsTime.Format(clock.At(Parse(text, field), field));

    /// <summary>The same, but a day alone is its end.</summary>
    private static string ReadEnd(string text, string field, ExchangeClock clock) =>
        text.Length == 0 ? text : TwsTime.Format(clock.AtEnd(Parse(text, field), field));

    private static string Show(string text, ExchangeClock clock) => TwsTime.Parse(text, clock.Name) is { } moment ? clock.Show(moment) : text;

    /// <summary>IB's algorithms also take a time of day, in the zone that follows it.</summary>
    private static string AlgoTime(string text, string field, ExchangeClock clock)
    {
        if (TimeOfDay().Match(text) is not { Success: true } match)
            return field == "endTime" ? ReadEnd(text.Trim(), field, clock) : Read(text.Trim(), field, clock);
        var zone = match.Groups["zone"].Success ? match.Groups["zone"].Value : clock.Name;
        if (zone.Length == 0 || TwsTime.FindZone(zone) is null)
            throw Wrong(field, "a time of day in a known time zone", "09:30:00 US/Eastern");
        return TimeOnly.TryParse(match.Groups["time"].Value, CultureInfo.InvariantCulture, out var time)
            ? $"{time.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} {zone}"
            : throw Wrong(field, "a time of day from 00:00 to 23:59", "09:30:00 US/Eastern");
    }

    private static MomentInput Parse(string text, string field)
    {
        try
        {
            return MomentInput.Parse(text);
        }
        catch (FormatException wrong)
        {
            throw Wrong(field, wrong.Message, "2026-12-01 16:00");
        }
    }

    private static ToolException Wrong(string field, string rule, string example) =>
        ToolErrors.InvalidArgument($"{field}: must be {rule}; example: {example}", "Nothing was sent.");

    [GeneratedRegex(@"^\s*(?<time>\d{1,2}:\d{2}(?::\d{2})?)(?:\s+(?<zone>[A-Za-z][A-Za-z0-9_/+ -]*?))?\s*$")]
    private static partial Regex TimeOfDay();
}
