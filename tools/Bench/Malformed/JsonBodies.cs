namespace Bench.Malformed;

/// <summary>Bodies that a JSON-RPC server should never see: good ones broken in one or several ways, and wild ones.</summary>
internal static class JsonBodies
{
    private static readonly string[] Methods =
    [
        "initialize", "ping", "tools/list", "tools/call", "resources/list", "resources/templates/list", "resources/read", "resources/subscribe",
        "resources/unsubscribe", "prompts/list", "prompts/get", "completion/complete", "logging/setLevel", "server/discover", "subscriptions/listen",
        "tasks/get", "tasks/update", "tasks/cancel", "notifications/initialized", "notifications/cancelled", "rpc.discover", "", "\\u0000",
        "tools/call\\r\\nX: 1", "../../etc/passwd",
    ];

    private static readonly string[] Names =
    [
        "jsonrpc", "id", "method", "params", "_meta", "name", "arguments", "cursor", "uri", "level", "protocolVersion", "capabilities", "clientInfo",
        "inputResponses", "requestState", "taskId", "notifications", "progressToken", "ref", "argument", "context", "symbol", "quantity",
        "io.modelcontextprotocol/protocolVersion", "io.modelcontextprotocol/clientCapabilities", "",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "-0", "0", "1e999", "-1e-999", "9007199254740993", "123456789012345678901234567890", "1.5", "\"\"", "\"ibkr_get_quote\"",
        "\"AAPL\"", "\"2026-07-28\"", "\"2025-11-25\"", "\"ibkr://status\"", "\"ibkr://positions/{account}\"", "\"\\ud800\"", "\"\\u0000\"",
        "\"2.0\"", "[]", "{}", "[[[]]]", "{\"a\":{\"a\":{\"a\":null}}}", "\"%00%ff%2e%2e%2f\"", "[1,\"a\",null]",
    ];

    private static readonly string[] Good =
    [
        """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""",
        """{"jsonrpc":"2.0","id":"a","method":"tools/call","params":{"name":"ibkr_get_status","arguments":{}}}""",
        """{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"ibkr_place_order","arguments":"""
        + """{"symbol":"IBM","action":"BUY","quantity":-1}}}""",
        """{"jsonrpc":"2.0","id":3,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":"""
        + """{"name":"x","version":"1"}}}""",
        """{"jsonrpc":"2.0","id":4,"method":"tools/list","params":{"_meta":"""
        + """{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}""",
        """{"jsonrpc":"2.0","id":5,"method":"prompts/get","params":{"name":"order_review","arguments":{"a":"b"}}}""",
        """{"jsonrpc":"2.0","id":6,"method":"resources/read","params":{"uri":"ibkr://status"}}""",
        """{"jsonrpc":"2.0","id":7,"method":"completion/complete","params":{"ref":{"type":"ref/prompt","name":"x"},"argument":"""
        + """{"name":"y","value":"z"}}}""",
        """[{"jsonrpc":"2.0","id":8,"method":"ping"},{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":8}}]""",
        """{"jsonrpc":"2.0","id":9,"result":{}}""",
    ];

    public static byte[] Next(Random random) => random.Next(10) switch
    {
        0 => Flip(random, Encoding.UTF8.GetBytes(Pick(random, Good))),
        1 => Cut(random, Encoding.UTF8.GetBytes(Pick(random, Good))),
        2 => Splice(random),
        3 => Encoding.UTF8.GetBytes(Nested(random)),
        4 => Noise(random),
        5 => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Pick(random, Good))],
        6 => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Pick(random, Good), random.Next(2, 5)))),
        7 => Encoding.UTF8.GetBytes(Batch(random)),
        _ => Encoding.UTF8.GetBytes(Wild(random)),
    };

    /// <summary>A message whose members are each missing, doubled or of any type.</summary>
    private static string Wild(Random random)
    {
        var text = new StringBuilder("{");
        Member(text, random, "jsonrpc", "\"2.0\"");
        Member(text, random, "id", Pick(random, Values));
        Member(text, random, "method", $"\"{Pick(random, Methods)}\"");
        Member(text, random, "params", random.Next(4) == 0 ? Pick(random, Values) : Parameters(random));
        for (int extra = random.Next(3); extra > 0; extra--)
            Member(text, random, Pick(random, Names), Pick(random, Values));
        return text.Append('}').ToString();
    }

    private static string Parameters(Random random)
    {
        var text = new StringBuilder("{");
        for (int members = random.Next(5); members > 0; members--)
            Member(text, random, Pick(random, Names), random.Next(5) == 0 ? Parameters(random) : Pick(random, Values));
        if (random.Next(2) == 0)
        {
            string capabilities = random.Next(3) == 0
                ? Pick(random, Values)
                : """{"elicitation":{},"sampling":{},"roots":{},"extensions":{"io.modelcontextprotocol/tasks":{}}}""";
            Member(
                text, random, "_meta",
                $$"""{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{{capabilities}}}""");
        }
        return text.Append('}').ToString();
    }

    private static void Member(StringBuilder text, Random random, string name, string value)
    {
        int times = random.Next(12) switch { 0 => 0, 1 => 2, _ => 1 };
        for (; times > 0; times--)
        {
            if (text[^1] != '{')
                text.Append(',');
            text.Append('"').Append(name).Append("\":").Append(random.Next(10) == 0 ? Pick(random, Values) : value);
        }
    }

    private static string Batch(Random random) =>
        $"[{string.Join(',', Enumerable.Range(0, random.Next(0, 120)).Select(_ => random.Next(3) == 0 ? Pick(random, Values) : Wild(random)))}]";

    private static string Nested(Random random)
    {
        int depth = random.Next(2, 5000);
        return random.Next(2) == 0
            ? new string('[', depth)
            : """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"ibkr_get_quote","arguments":"""
                + string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth) + "}}";
    }

    private static byte[] Flip(Random random, byte[] body)
    {
        for (int flips = random.Next(1, 6); flips > 0; flips--)
            body[random.Next(body.Length)] = (byte)random.Next(256);
        return body;
    }

    private static byte[] Cut(Random random, byte[] body) => body[..random.Next(body.Length)];

    private static byte[] Splice(Random random)
    {
        byte[] one = Encoding.UTF8.GetBytes(Pick(random, Good));
        byte[] two = Encoding.UTF8.GetBytes(Pick(random, Good));
        return [.. one[..random.Next(one.Length)], .. two[random.Next(two.Length)..]];
    }

    private static byte[] Noise(Random random)
    {
        byte[] noise = new byte[random.Next(200)];
        random.NextBytes(noise);
        return noise;
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
