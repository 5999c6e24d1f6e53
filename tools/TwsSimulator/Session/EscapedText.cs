namespace TwsSimulator.Session;

/// <summary>Text as TWS writes it into error texts and long names: what is not printable ASCII becomes <c>\uXXXX</c>.</summary>
internal static class EscapedText
{
    public static string Of(string text) =>
        text.All(IsPlain)
            ? text
            : string.Concat(text.Select(c => IsPlain(c) ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")));

    private static bool IsPlain(char c) => c is >= ' ' and <= '~' or '\t' or '\r' or '\n';
}
