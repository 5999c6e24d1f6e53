using System.Text.RegularExpressions;

namespace Gateway.Instruments.Views;

/// <summary>A moment of an order, as IB writes it, for people.</summary>
internal static partial class OrderTimeText
{
    /// <summary>"20261201-21:00:00" is "2026-12-01 21:00:00 UTC"; a text with a zone of its own is as it is.</summary>
    public static string Of(string text) =>
        Utc().Match(text) is { Success: true } match
            ? $"{match.Groups[1].Value}-{match.Groups[2].Value}-{match.Groups[3].Value} {match.Groups[4].Value} UTC"
            : text;

    [GeneratedRegex("^([0-9]{4})([0-9]{2})([0-9]{2})-([0-9]{2}:[0-9]{2}:[0-9]{2})$")]
    private static partial Regex Utc();
}
