namespace TwsSimulator.Handlers.News;

/// <summary>The providers that the simulated user may read: those that come with every account at IB.</summary>
internal static class NewsProviders
{
    public const string Newsletters = "DJNL";

    public static IReadOnlyList<(string Code, string Name)> All { get; } =
    [
        ("BRFG", "Briefing.com General Market Columns"),
        ("BRFUPDN", "Briefing.com Analyst Actions"),
        (Newsletters, "Dow Jones Newsletters"),
    ];

    public static bool Has(string code) => All.Any(provider => provider.Code == code);

    /// <summary>Codes joined by <c>+</c>, as requests name them; some clients use commas.</summary>
    public static string[] Split(string codes) => codes.Split(['+', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
