using System.Collections.Concurrent;
using System.Diagnostics;

namespace Chaos.Clients;

/// <summary>Everything that the gateway told its clients about orders, by key.</summary>
internal sealed class ToldBook
{
    /// <summary>The outcome of a call that was refused for good: by a rule, or by its arguments.</summary>
    public const string Refused = "refused";

    private readonly ConcurrentDictionary<string, ConcurrentQueue<Told>> _all = new(StringComparer.Ordinal);

    /// <summary>The keys that clients have used, those of the exits of brackets among them once an answer has named them.</summary>
    public IReadOnlyCollection<string> Keys => [.. _all.Keys];

    /// <summary>Notes that a client is about to use a key.</summary>
    public void Use(string key) => _all.GetOrAdd(key, _ => new ConcurrentQueue<Told>());

    /// <summary>Notes the orders that an answer names, or its refusal.</summary>
    public void Note(string key, Answer answer)
    {
        if (answer.Data is { } data)
            Walk(data);
        else if (answer.Status != 0)
            Add(key, new Told(answer.Retryable ? "try again" : Refused, answer.Code ?? "", 0m));
        else
            Add(key, new Told("no answer", "", 0m));
    }

    /// <summary>Limits that a confirmed change has set, by key: the last one.</summary>
    public ConcurrentDictionary<string, decimal> Limits { get; } = new(StringComparer.Ordinal);

    /// <summary>Keys of orders that clients were told are cancelled.</summary>
    public ConcurrentDictionary<string, bool> Cancelled { get; } = new(StringComparer.Ordinal);

    /// <summary>What was told of a key, in turn.</summary>
    public IReadOnlyList<Told> Of(string key) => _all.TryGetValue(key, out var told) ? [.. told] : [];

    private void Add(string key, Told told) => _all.GetOrAdd(key, _ => new ConcurrentQueue<Told>()).Enqueue(told);

    private void Walk(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var part in element.EnumerateArray())
                Walk(part);
        }
        if (element.ValueKind != JsonValueKind.Object)
            return;
        if (element.TryGetProperty("orderRef", out var key) && element.TryGetProperty("outcome", out var outcome))
        {
            var filled = element.TryGetProperty("filled", out var number) && number.ValueKind == JsonValueKind.Number ? number.GetDecimal() : 0m;
            var status = element.TryGetProperty("status", out var text) ? text.GetString()! : "";
            Add(key.GetString()!, new Told(outcome.GetString()!, status, filled));
        }
        foreach (var member in element.EnumerateObject())
            Walk(member.Value);
    }
}

/// <summary>One thing that was told of an order.</summary>
/// <param name="Outcome">confirmed, rejected, unknown, not_found, denied; or <see cref="ToldBook.Refused"/>.</param>
/// <param name="Status">TWS's status, or the code of an error.</param>
internal sealed record Told(string Outcome, string Status, decimal Filled)
{
    /// <summary>When: <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public long At { get; } = Stopwatch.GetTimestamp();
}
