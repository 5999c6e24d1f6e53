using System.Text;
using Gateway.Tests.Faults.Language;

namespace Gateway.Tests.Faults.World;

/// <summary>What a caller got: a status and a body, whose last line counts.</summary>
internal sealed record Answer(int Status, string Text, JsonElement? Last)
{
    private const string Gone = "(no answer)";

    public static Answer None(string why) => new(0, $"{Gone} {why}", null);

    public static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        var lines = text.Split('\n').Select(line => line.StartsWith("data: ", StringComparison.Ordinal) ? line[6..] : line).Where(line => line.StartsWith('{'));
        return new Answer((int)response.StatusCode, text, lines.LastOrDefault() is { } last ? Parse(last) ?? Parse(text) : Parse(text));
    }

    /// <summary>http is the status, text the whole body, size its bytes; any other path leads into the result, or into the line that carries it.</summary>
    public string? Find(string path)
    {
        if (path == "http")
            return Status.ToString(CultureInfo.InvariantCulture);
        if (path == "text")
            return Text;
        if (path == "size")
            return Encoding.UTF8.GetByteCount(Text).ToString(CultureInfo.InvariantCulture);
        if (Last is not { ValueKind: JsonValueKind.Object } last)
            return null;
        return (last.TryGetProperty("data", out var data) ? JsonPath.Find(data, path) : null) ?? JsonPath.Find(last, path);
    }

    public override string ToString() => $"{Status} {(Text.Length > 1500 ? Text[..1500] + "..." : Text)}";

    private static JsonElement? Parse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Sends what a scenario writes: <c>TOOL {json}</c>, or <c>VERB path with Name: value; Name: value body text</c>.</summary>
    public static HttpRequestMessage Request(string text, string place)
    {
        var (first, rest) = text.Split(' ', 2) is [var one, var more] ? (one, more.Trim()) : (text, "");
        if (first is not ("GET" or "POST" or "DELETE" or "PUT"))
            return new HttpRequestMessage(HttpMethod.Post, "/api/v1/" + first) { Content = new StringContent(rest.Length > 0 ? rest : "{}", Encoding.UTF8, "application/json") };
        var (head, body) = rest.Split(" body ", 2) is [var before, var after] ? (before, after) : (rest, null);
        var (path, headers) = head.Split(" with ", 2) is [var route, var list] ? (route, list) : (head, "");
        var request = new HttpRequestMessage(new HttpMethod(first), path.Trim());
        if (body is not null)
            request.Content = new ByteArrayContent(Escapes.Bytes(body));
        var type = "application/json";
        foreach (var header in headers.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (header.Split(':', 2, StringSplitOptions.TrimEntries) is not [var name, var value])
                throw new ScenarioException($"{place}: '{header}' is no header; example: with Host: evil.example; Origin: null");
            if (name == "Content-Type")
                type = value;
            else
                request.Headers.TryAddWithoutValidation(name, value);
        }
        if (request.Content is not null && type.Length > 0)
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        return request;
    }
}

/// <summary>Text with \r, \n, \0, \\ and \xNN for bytes.</summary>
internal static class Escapes
{
    public static byte[] Bytes(string text)
    {
        List<byte> bytes = [];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text[i].ToString()));
                continue;
            }
            switch (text[++i])
            {
                case 'r':
                    bytes.Add((byte)'\r');
                    break;
                case 'n':
                    bytes.Add((byte)'\n');
                    break;
                case '0':
                    bytes.Add(0);
                    break;
                case 'x' when i + 2 < text.Length:
                    bytes.Add(byte.Parse(text.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                    i += 2;
                    break;
                case '\\':
                    bytes.Add((byte)'\\');
                    break;
                default:
                    // JSON has escapes of its own.
                    bytes.AddRange(Encoding.UTF8.GetBytes(text.AsSpan(i - 1, 2).ToString()));
                    break;
            }
        }
        return [.. bytes];
    }
}
