using System.Text;
using System.Text.Json;
using Bench.Malformed;
using Gateway.Mcp;
using Gateway.Mcp.JsonRpc;

namespace Gateway.Tests.Mcp.JsonRpc;

/// <summary>The parser of usual bodies takes what the strict one takes, and reads the same from it.</summary>
[TestFixture]
public sealed class OnePassParserTests
{
    private const int Bodies = 30_000;
    private const string Call = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a","arguments":{"b":[1,2.5e3,null,"c\\n"]}}}""";

    [Test]
    public void TryParse_AnyBody_AgreesWithTheStrictParser()
    {
        var taken = 0;
        for (var seed = 0; seed < Bodies; seed++)
            taken += Agrees(JsonBodies.Next(new Random(seed)), $"seed {seed}") ? 1 : 0;

        taken.Should().BeGreaterThan(Bodies / 100, "most of the bodies are faulty, but not all");
    }

    [Test]
    public void TryParse_UsualBodyWithOneByteChanged_AgreesWithTheStrictParser()
    {
        var usual = Encoding.UTF8.GetBytes(Call);
        for (var at = 0; at < usual.Length; at++)
        {
            for (var value = 0; value < 256; value++)
            {
                byte[] body = [.. usual];
                body[at] = (byte)value;
                Agrees(body, $"byte {at} is {value}");
            }
            Agrees(usual[..at], $"cut at {at}");
        }
    }

    [TestCase(Call, true)]
    [TestCase("""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":8}}""", true)]
    [TestCase("""{"params":null,"method":"ping","id":"x","jsonrpc":"2.0","more":{"a":1}}""", true)]
    [TestCase("""  {"jsonrpc":"2.0","id":-9223372036854775808,"method":"ping"}  """, true)]
    [TestCase("""{"jsonrpc":"2.0","id":9223372036854775808,"method":"ping"}""", false)]
    [TestCase("""{"jsonrpc":"2.0","id":1.0,"method":"ping"}""", false)]
    [TestCase("""{"jsonrpc":"2.0","id":null,"method":"ping"}""", false)]
    [TestCase("""{"jsonrpc":"2.0","id":1,"id":1,"method":"ping"}""", false)]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"ping","more":1,"more":2}""", false)]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"ping","params":{"a":{"b":1,"b":1}}}""", false)]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"ping","params":[]}""", false)]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":1}""", false)]
    [TestCase("""{"jsonrpc":"2.0","id":1}""", false)]
    [TestCase("""{"jsonrpc":2.0,"id":1,"method":"ping"}""", false)]
    [TestCase("""{"id":1,"method":"ping"}""", false)]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"ping","result":null}""", false)]
    [TestCase("""{"jsonrpc":"2.0","id":9,"result":{}}""", false)]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"ping","params":{"a":"\\ud800"}}""", false)]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"ping","params":{"a":"\\u0041"}}""", false)]
    [TestCase("""[{"jsonrpc":"2.0","id":1,"method":"ping"}]""", false)]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"ping"} {}""", false)]
    [TestCase("", false)]
    public void TryParse_OneBody_TakesOnlyFaultlessMessages(string json, bool taken) =>
        Agrees(Encoding.UTF8.GetBytes(json), json).Should().Be(taken);

    [TestCase(62, true)]
    [TestCase(63, false)]
    [TestCase(64, false)]
    public void TryParse_Nesting_HasTheStrictParsersLimit(int arrays, bool taken)
    {
        var json = $$$"""{"jsonrpc":"2.0","id":1,"method":"ping","params":{"a":{{{new string('[', arrays)}}}{{{new string(']', arrays)}}}}}""";

        Agrees(Encoding.UTF8.GetBytes(json), json).Should().Be(taken);
        (Strictly(Encoding.UTF8.GetBytes(json)) is not null).Should().Be(taken);
    }

    [Test]
    public void TryParse_InvalidUtf8InAString_IsLeftToTheStrictParser()
    {
        byte[] body = [.. """{"jsonrpc":"2.0","id":1,"method":"ping","params":{"a":"""u8, (byte)'"', 0xC3, (byte)'"', .. "}}"u8];

        Agrees(body, "half a letter").Should().BeFalse();
    }

    [Test]
    public void Parse_UsualCall_AllocatesWhatItNeeds()
    {
        var body = Encoding.UTF8.GetBytes(Call);
        for (var i = 0; i < 100; i++)
            JsonRpcParser.Parse(body).Dispose();

        var before = GC.GetAllocatedBytesForCurrentThread();
        JsonRpcParser.Parse(body).Dispose();

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThanOrEqualTo(416, "document, message and body, and no second document");
    }

    /// <returns>Whether the parser of usual bodies took it.</returns>
    private static bool Agrees(byte[] body, string because)
    {
        using var taken = OnePassParser.TryParse(body);
        if (taken is null)
            return false;
        using var strict = Strictly(body);
        Assert.That(strict, Is.Not.Null, because);
        Assert.That(strict!.IsBatch, Is.False, because);
        Assert.That(Describe(taken), Is.EqualTo(Describe(strict)), because);
        return true;
    }

    private static JsonRpcBody? Strictly(byte[] body)
    {
        try
        {
            return JsonRpcParser.ParseStrictly(body);
        }
        catch (McpException)
        {
            return null;
        }
    }

    private static string Describe(JsonRpcBody body)
    {
        var message = body.Messages[0];
        var parameters = message.Params.ValueKind == JsonValueKind.Undefined ? "" : message.Params.GetRawText();
        return $"{body.Messages.Count} {message.Kind} {message.Id} {message.Id.IsKnown} {message.Method} {parameters} {message.Fault} {message.Result.ValueKind} {message.Error.ValueKind}";
    }
}
