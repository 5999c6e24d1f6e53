using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace TwsSimulator.Trading.Wire;

/// <summary>Fields of placeOrder that repeat: behind a count, as pairs of tag and value, or inside one text.</summary>
internal static class RepeatedFields
{
    private const int Most = 1000;

    /// <summary>Errors: <see cref="TwsProtocolException"/> when the number cannot be a count.</summary>
    public static int ReadCount(ref FieldReader fields)
    {
        var count = fields.ReadInt();
        return count is >= 0 and <= Most ? count : throw new TwsProtocolException($"field {fields.Index - 1} cannot be a count: {count}");
    }

    public static TagValue[] ReadPairs(ref FieldReader fields)
    {
        var pairs = new TagValue[ReadCount(ref fields)];
        for (var i = 0; i < pairs.Length; i++)
            pairs[i] = new TagValue(PlainText.Read(ref fields), PlainText.Read(ref fields));
        return pairs;
    }

    /// <summary>Options in one text: <c>tag=value;tag=value;</c>.</summary>
    public static TagValue[] ReadOptions(string text) =>
        [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .Select(pair => new TagValue(pair[0], pair[^1]))];
}
