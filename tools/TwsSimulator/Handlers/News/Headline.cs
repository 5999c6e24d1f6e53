using TwsSimulator.Market;

namespace TwsSimulator.Handlers.News;

/// <summary>One piece of news.</summary>
/// <param name="About">The company; null for news about the market.</param>
internal sealed record Headline(DateTimeOffset Time, string Provider, string ArticleId, string Text, Instrument? About)
{
    /// <summary>As it is sent: newsletters carry marks in braces before the text, as some of IB's providers do.</summary>
    public string Marked => Provider == NewsProviders.Newsletters && About is { } company
        ? $"{{A:{company.ConId}:L:en:K:n/a:C:0.87}}!{Text}"
        : Text;
}
