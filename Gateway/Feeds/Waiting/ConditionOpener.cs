using Gateway.Access;
using Gateway.Feeds.Started;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Registry.Schemas;
using Gateway.Text;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;

namespace Gateway.Feeds.Waiting;

/// <summary>Opens conditions for a wait: joins their feeds, and evaluates their present values.</summary>
internal sealed class ConditionOpener(FeedCatalog catalog, OpenFeeds feeds, StartedStreams started, TwsClient client, TimeProvider time)
{
    private const string Any = "any";

    /// <summary>The age up to which a headline counts as new: TWS sends the newest headline, however old, when a line opens.</summary>
    private static readonly TimeSpan NewsAge = TimeSpan.FromMinutes(5);

    /// <exception cref="ToolException">The condition names a stream, field or contract that does not exist; or the caller lacks a scope.</exception>
    public Task<PendingCondition> OpenAsync(WaitCondition condition, Caller caller, AsyncSignal signal, CancellationToken cancellationToken) =>
        condition switch
        {
            { Fill: { } fill } => FillAsync(fill, condition.Complete, caller, signal, cancellationToken),
            { Headline: { } headline } => HeadlineAsync(headline, condition, caller, signal, cancellationToken),
            { Connection: { } state } => ConnectionAsync(state, caller, signal, cancellationToken),
            { Stream: { } id } => Task.FromResult(Test(started.Get(caller, id).Feed, condition.Test!, id, signal)),
            _ => ContractAsync(condition, caller, signal, cancellationToken),
        };

    private async Task<PendingCondition> ContractAsync(
        WaitCondition condition, Caller caller, AsyncSignal signal, CancellationToken cancellationToken)
    {
        using var reader = await JoinAsync(FeedKind.Quote, caller, condition.Contract, signal, cancellationToken);
        return Test(reader.Feed, condition.Test!, ContractText(reader.Feed.Source.Contract), signal);
    }

    private PendingCondition Test(Feed feed, WaitTest test, string name, AsyncSignal signal)
    {
        if (feed.Kind.Fields.Count > 0 && !feed.Kind.Fields.Contains(test.Field.Split('.')[0], StringComparer.OrdinalIgnoreCase))
            throw ToolErrors.InvalidArgument($"conditions: field must be one of {string.Join(", ", feed.Kind.Fields)}; got "
                + $"'{UntrustedText.Show(test.Field)}'; example: {feed.Kind.Fields[0]}");
        var reader = feeds.Join(feed, signal);
        // The latest entry is the present state.
        reader.Cursor = feed.BeforeLatest;
        JsonElement? first = null;
        return new PendingCondition($"{name} {test}", reader, Evaluate, isEvent: false);

        (JsonElement, bool)? Evaluate(JsonElement entry)
        {
            if (test.Find(entry) is not { } value)
                return null;
            var met = test.Holds(value, first);
            first ??= value;
            return (value, met);
        }
    }

    private async Task<PendingCondition> FillAsync(string fill, bool complete, Caller caller, AsyncSignal signal, CancellationToken cancellationToken)
    {
        var isAny = string.Equals(fill, Any, StringComparison.OrdinalIgnoreCase);
        var orderId = int.TryParse(fill, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        var reader = await JoinAsync(complete ? FeedKind.Orders : FeedKind.Executions, caller, null, signal, cancellationToken);
        reader.Cursor = reader.Feed.LastSeq;
        PendingCondition watched = new PendingCondition(
            $"{(complete ? "whole fill" : "fill")} of {(isAny ? "any order" : orderId is null ? $"orderRef {fill}" : $"order {fill}")}",
            reader, Evaluate, isEvent: true);

        // The order may have been filled before the feed was joined.
        var known = isAny ? null : orderId is { } id ? client.Orders.Find(id) : client.Orders.FindByRef(fill);
        if (known is { Filled: > 0 } && (!complete || known.Status == OrderStatusText.Filled))
            watched.Begin(
                JsonSerializer.SerializeToElement(OrderRow.Of(known), ToolJson.Options), JsonSerializer.SerializeToElement(known.Filled),
                known.UpdatedAt);
        return watched;

        (JsonElement, bool)? Evaluate(JsonElement entry)
        {
            if (!isAny && !(orderId is { } wanted ? IdOf(entry) == wanted : RefOf(entry) == fill))
                return null;
            return complete
                ? (entry.GetProperty("filled"), entry.TryGetProperty("status", out var status) && status.GetString() == OrderStatusText.Filled)
                : (entry.GetProperty("execution").GetProperty("shares"), true);
        }
    }

    private async Task<PendingCondition> HeadlineAsync(
        string headline, WaitCondition condition, Caller caller, AsyncSignal signal, CancellationToken cancellationToken)
    {
        var reader = await JoinAsync(
            condition.Contract is null ? FeedKind.BroadtapeNews : FeedKind.TickNews, caller, condition.Contract, signal, cancellationToken);
        reader.Cursor = reader.Feed.LastSeq;
        var isAny = headline is Any or "*";
        var oldest = time.GetUtcNow() - NewsAge;
        return new PendingCondition($"headline {(isAny ? "of any kind" : $"with '{headline}'")}", reader, Evaluate, isEvent: true);

        (JsonElement, bool)? Evaluate(JsonElement entry) =>
            entry.TryGetProperty("headline", out var text)
                && !(entry.TryGetProperty("time", out var at) && at.GetDateTimeOffset() < oldest)
                && (isAny || text.GetString()!.Contains(headline, StringComparison.OrdinalIgnoreCase))
                ? (text, true)
                : null;
    }

    private async Task<PendingCondition> ConnectionAsync(string state, Caller caller, AsyncSignal signal, CancellationToken cancellationToken)
    {
        using var reader = await JoinAsync(FeedKind.Connection, caller, null, signal, cancellationToken);
        return Test(reader.Feed, new WaitTest("state", WaitOperator.Equals, JsonSerializer.SerializeToElement(state)), "connection", signal);
    }

    private async Task<FeedReader> JoinAsync(
        FeedKind kind, Caller caller, Gateway.Tws.Model.Contract? contract, AsyncSignal signal, CancellationToken cancellationToken)
    {
        var descriptor = catalog[kind];
        return feeds.Join(descriptor, await FeedCatalog.PrepareAsync(descriptor, caller, contract, default, cancellationToken), signal);
    }

    /// <summary>Null for an order whose id TWS does not report.</summary>
    private static int? IdOf(JsonElement entry) => entry.TryGetProperty("orderId", out var id) ? id.GetInt32() : null;

    private static string? RefOf(JsonElement entry) =>
        entry.TryGetProperty("orderRef", out var own) ? own.GetString()
        : entry.TryGetProperty("order", out var order) && order.TryGetProperty("orderRef", out var reference) ? reference.GetString()
        : null;

    private static string ContractText(ContractInfo? contract) => contract?.LocalSymbol ?? contract?.Symbol ?? "contract";
}
