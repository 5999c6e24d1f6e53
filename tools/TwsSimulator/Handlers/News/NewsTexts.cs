using TwsSimulator.Market;

namespace TwsSimulator.Handlers.News;

/// <summary>The texts of headlines and articles. Prices in them are the market's.</summary>
internal static class NewsTexts
{
    private const string Disclaimer = "Invented by the TWS simulator; no news about any company.";

    public static string Headline(SimulatedMarket market, Instrument? about, DateTimeOffset time, double choice)
    {
        about ??= market.Underlyings.First(one => one.Symbol == "SPX");
        var series = market.SeriesOf(about);
        var (now, before) = (series.LastAt(time), series.LastAt(time.AddHours(-1)));
        var change = Math.Round((now / before - 1) * 100, 2);
        var name = about.LongName;
        FormattableString[] texts = about.SecType == "IND"
            ?
            [
                $"U.S. stocks {Direction(change)} {Math.Abs(change)}% in an hour, {about.Symbol} at {now}",
                $"Market wrap: {about.Symbol} at {now}, trading quiet",
                $"Treasury yields little changed as {about.Symbol} trades at {now}",
                $"Economic calendar: nothing scheduled for the next hour",
            ]
            :
            [
                $"{name} shares {Direction(change)} {Math.Abs(change)}% in an hour to {now}",
                $"Analyst at Northfield starts coverage of {about.Symbol}, price target {Math.Round(now * 1.1m)}",
                $"{name} to present at industry conference next week",
                $"{about.Symbol}: option volume above its average",
                $"{name} names new head of operations",
                $"Analyst at Eastbrook repeats hold on {about.Symbol}, price target {Math.Round(now * 1.02m)}",
            ];
        return FormattableString.Invariant(texts[(int)(texts.Length * choice)]);
    }

    /// <summary>Newsletters about companies are files; the rest is HTML.</summary>
    public static (int Type, string Text) Article(Headline headline) =>
        headline is { Provider: NewsProviders.Newsletters, About: not null } ? (1, Convert.ToBase64String(Pdf(headline.Text))) : (0, Html(headline));

    private static string Html(Headline headline) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        <html><head><title>{Escape(headline.Text)}</title><style>p {"{"} margin: 4px {"}"}</style></head>
        <body><h1>{Escape(headline.Text)}</h1>
        <p>{headline.Time:yyyy-MM-dd HH:mm} UTC &mdash; {Escape(headline.About?.LongName ?? "The market")}.</p>
        <p>{Disclaimer}</p><ul><li>Provider: {headline.Provider}</li><li>Article: {headline.ArticleId}</li></ul></body></html>
        """);

    /// <summary>A page with one line of text.</summary>
    private static byte[] Pdf(string line)
    {
        var content = $"BT /F1 12 Tf 40 740 Td ({line.Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)}) "
            + "Tj ET";
        return Encoding.ASCII.GetBytes(
            "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 "
            + "R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
            + FormattableString.Invariant(
                $"4 0 obj<</Length {content.Length}>>stream\n{content}\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"));
    }

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static string Direction(decimal change) => change < 0 ? "down" : "up";
}
