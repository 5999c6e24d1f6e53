using System.Collections.Frozen;

namespace Gateway.Registry.Invocation;

/// <summary>The one table of TWS's codes: what to do about each, and whether the same call may succeed later. Source: docs/protocol.md, "Codes".</summary>
internal static partial class TwsCodes
{
    private const bool Later = true;
    private const bool Never = false;

    private static readonly FrozenDictionary<int, TwsCode> ByCode = Refusals.Concat(Notices).ToFrozenDictionary(known => known.Code);

    /// <summary>In the order of their numbers.</summary>
    public static IReadOnlyList<TwsCode> All { get; } = [.. Refusals, .. Notices];

    /// <summary>Null when nothing is known about the code.</summary>
    public static string? Hint(int code, string text) =>
        code == 162 && text.Contains("pacing", StringComparison.OrdinalIgnoreCase)
            ? "Too many history requests: wait 15 seconds before the same one, and keep below 60 in ten minutes."
            : ByCode.GetValueOrDefault(code)?.Hint;

    /// <summary>False when nothing is known about the code.</summary>
    public static bool IsRetryable(int code) => ByCode.TryGetValue(code, out var known) && known.Retryable;
}
