using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Handlers;
using Gateway.Text;

namespace Gateway.Http.Live;

/// <summary>The query of a stream's URL: the start position, and the parameters of the feed.</summary>
/// <param name="Since">The number of the last entry that the client has; null for none.</param>
/// <param name="Feed">The run of the feed that the number belongs to; null when it is not given.</param>
internal sealed record FeedQuery(long? Since, string? Feed, JsonElement Choices)
{
    private const string SinceName = "since";
    private const string FeedName = "feed";

    /// <exception cref="ToolException">The cursor is not a number.</exception>
    public static FeedQuery Of(IQueryCollection query)
    {
        var choices = new JsonObject();
        foreach (var (name, value) in query)
        {
            if (name is not (SinceName or FeedName))
                choices[name] = value.ToString();
        }
        return new FeedQuery(
            Cursor(query[SinceName].ToString()), query[FeedName].ToString() is { Length: > 0 } feed ? feed : null,
            JsonSerializer.SerializeToElement(choices));
    }

    private static long? Cursor(string text) =>
        text.Length == 0 ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw ToolErrors.InvalidArgument(
            $"{SinceName}: must be the seq of the last line that you have; got '{UntrustedText.Show(text)}'; example: 17");
}
