namespace Gateway.Tws.Messages.Contracts;

/// <summary>The parts of the text in which contract details give the last trade date or the maturity: date, time of day, zone.</summary>
internal readonly record struct LastTradeDates(string Date, string Time, string Zone)
{
    /// <summary>The parts are separated by <c>-</c> if there is one, else by white space.</summary>
    public static LastTradeDates Split(string text)
    {
        var parts = text.Contains('-', StringComparison.Ordinal)
            ? text.Split('-')
            : text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return new LastTradeDates(At(parts, 0), At(parts, 1), At(parts, 2));
    }

    private static string At(string[] parts, int index) => index < parts.Length ? parts[index] : "";
}
