using Gateway.Tws.Messages.News;
using Gateway.Tws.Model;

namespace Gateway.Tws.Api.News;

/// <summary>Converts the two headline messages to <see cref="NewsHeadline"/>.</summary>
internal static class Headlines
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss.0";

    public static NewsHeadline Of(HistoricalNewsMessage message)
    {
        var (headline, marks) = Split(message.Headline);
        return new NewsHeadline(Time(message.Time), message.Time, message.ProviderCode, message.ArticleId, headline, marks, "");
    }

    public static NewsHeadline Of(TickNewsMessage message)
    {
        var (headline, marks) = Split(message.Headline);
        return new NewsHeadline(
            TwsTime.FromEpochMilliseconds(message.TimeMs), message.TimeMs.ToString(CultureInfo.InvariantCulture),
            message.ProviderCode, message.ArticleId, headline, marks, message.ExtraData);
    }

    /// <summary>A time in the format of the news history request; empty for no bound.</summary>
    public static string TimeText(DateTimeOffset? time) => time?.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture) ?? "";

    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd HH:mm:ss.FFF", "yyyy-MM-dd HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : TwsTime.Parse(text);

    /// <summary>Some providers write <c>{A:265598:L:en:K:0.97:C:0.97}!</c> before the headline: instruments, language, ratings.</summary>
    private static (string Headline, string Marks) Split(string text)
    {
        var end = text.StartsWith('{') ? text.IndexOf('}', StringComparison.Ordinal) : -1;
        return end < 0 ? (text, "") : (text[(end + 1)..].TrimStart('!', ' '), text[1..end]);
    }
}
