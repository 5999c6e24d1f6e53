using Gateway.Tws.Wire;

namespace TwsSimulator.Session;

/// <summary>The versions a client can speak: <c>v100..200</c>, perhaps followed by a blank and connect options.</summary>
internal readonly record struct VersionRange(int Min, int Max)
{
    /// <summary>Errors: <see cref="TwsProtocolException"/> when the text is no range.</summary>
    public static VersionRange Parse(ReadOnlySpan<byte> payload)
    {
        var text = Encoding.Latin1.GetString(payload).Split(' ', '\0')[0];
        var parts = text.TrimStart('v').Split("..");
        if (text.StartsWith('v') && parts.Length is 1 or 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var min)
            && int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var max))
            return new VersionRange(min, max);
        throw new TwsProtocolException($"'{text}' is not a version range such as v100..200");
    }
}
