using System.Globalization;

namespace Gateway.Trading;

/// <summary>Trading is stopped: since when, by whom and why.</summary>
internal sealed record Halt(DateTimeOffset Since, string By, string Reason)
{
    /// <summary>One sentence for callers.</summary>
    public string Words => string.Create(CultureInfo.InvariantCulture, $"trading is halted since {Since:u} by {By}: {Reason}");
}
