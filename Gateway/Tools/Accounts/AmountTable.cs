using System.Globalization;

namespace Gateway.Tools.Accounts;

/// <summary>Values of TWS by tag, read as numbers where they are numbers.</summary>
internal sealed class AmountTable(IReadOnlyDictionary<string, string> texts)
{
    public decimal? this[string tag] => Number(texts.GetValueOrDefault(tag));

    public string? Text(string tag) => texts.GetValueOrDefault(tag).OrNull();

    /// <summary>Null for what is no number, and for IB's mark of a number that is not set.</summary>
    public static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
