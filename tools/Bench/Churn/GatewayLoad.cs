namespace Bench.Churn;

/// <summary>The counts of the gateway's health report.</summary>
internal sealed record GatewayLoad(IReadOnlyDictionary<string, int> Counts)
{
    /// <summary>True when the gateway holds nothing for any client.</summary>
    public bool IsNone => Counts.Values.All(count => count == 0);

    /// <exception cref="KeyNotFoundException">The report has no counts: the caller may not see them.</exception>
    public static async Task<GatewayLoad> ReadAsync(HttpClient http, Uri health, CancellationToken cancellationToken)
    {
        using var report = JsonDocument.Parse(await http.GetStringAsync(health, cancellationToken));
        return new GatewayLoad(
            report.RootElement.GetProperty("load").EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetInt32()));
    }

    public override string ToString() =>
        string.Join(", ", Counts.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value}")));
}
