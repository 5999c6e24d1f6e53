using Gateway.Tws.Wire;

namespace Gateway.Trading.Halts;

/// <summary>The reason of a halt, which is stored and shown to every later caller. No text is a reason to refuse a halt: it is made fit.</summary>
internal static class HaltReason
{
    public const int Longest = 200;

    /// <summary>What stands for a reason that was not given.</summary>
    public const string None = "no reason given";

    /// <summary>The text as one line, without control and formatting characters, and cut to the longest.</summary>
    /// <param name="otherwise">What is used when nothing is left of the text.</param>
    public static string Of(string? text, string otherwise = None)
    {
        var line = new StringBuilder();
        foreach (var rune in (text ?? "").AsSpan().Trim().EnumerateRunes())
        {
            if (line.Length + rune.Utf16SequenceLength > Longest)
                break;
            if (Rune.IsWhiteSpace(rune))
                line.Append(' ');
            else if (ForeignText.IsSeen(rune))
                line.Append(rune.ToString());
        }
        return line.ToString().Trim() is { Length: > 0 } reason ? reason : otherwise;
    }
}
