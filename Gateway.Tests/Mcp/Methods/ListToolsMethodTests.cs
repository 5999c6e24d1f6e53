using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Gateway.Access;
using Gateway.Configuration;
using Gateway.Mcp;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Methods;
using Gateway.Mcp.Protocol;
using Gateway.Streaming;
using Gateway.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Mcp.Methods;

[TestFixture]
public sealed class ListToolsMethodTests
{
    private readonly TestTools _tools = new();

    private ListToolsMethod _method = null!;

    [SetUp]
    public void SetUp() => _method = new ListToolsMethod(_tools, new McpOptions { PageSize = 2 });

    [Test]
    public async Task Invoke_SamePageAgain_SendsTheSameBytes()
    {
        var first = await ListAsync(Caller.Local);
        var again = await ListAsync(Caller.Local);
        var next = await ListAsync(Caller.Local, first.NextCursor);

        again.Tools.Equals(first.Tools).Should().BeTrue("they are serialized once");
        NamesOf(first).Should().Equal(_tools.Tools.Take(2).Select(tool => tool.Name));
        NamesOf(next).Should().Equal(_tools.Tools.Skip(2).Take(2).Select(tool => tool.Name));
        (await ListAsync(Caller.Local, first.NextCursor)).Tools.Equals(next.Tools).Should().BeTrue();
    }

    [Test]
    public async Task Invoke_CursorBetweenThePages_IsAnsweredAndNotKept()
    {
        var between = Base64Url.EncodeToString(Encoding.UTF8.GetBytes("after:" + _tools.Tools[0].Name));

        var first = await ListAsync(Caller.Local, between);
        var again = await ListAsync(Caller.Local, between);

        NamesOf(first).Should().Equal(_tools.Tools.Skip(1).Take(2).Select(tool => tool.Name));
        again.Tools.Span.SequenceEqual(first.Tools.Span).Should().BeTrue();
        again.Tools.Equals(first.Tools).Should().BeFalse("callers could fill the memory with pages of their own");
    }

    [Test]
    public async Task Invoke_OtherScopesOrRevision_HasPagesOfItsOwn()
    {
        var all = await ListAsync(Caller.Local);
        var other = await ListAsync(new Caller("other", "other", AccessScope.All));
        var reader = await ListAsync(new Caller("reader", "reader", AccessScope.MarketRead));
        var older = await ListAsync(Caller.Local, version: "2025-03-26");

        other.Tools.Equals(all.Tools).Should().BeTrue("who may do the same sees the same");
        reader.Tools.Equals(all.Tools).Should().BeFalse();
        older.Tools.Equals(all.Tools).Should().BeFalse();
    }

    private async Task<ListToolsResult> ListAsync(Caller caller, string? cursor = null, string version = ProtocolVersions.Modern)
    {
        var context = new DefaultHttpContext();
        var parameters = JsonSerializer.SerializeToElement(cursor is null ? [] : new Dictionary<string, string> { ["cursor"] = cursor });
        var request = new McpRequest
        {
            Message = new JsonRpcMessage(JsonRpcKind.Request, new JsonRpcId(1), "tools/list", parameters, null),
            Era = version == ProtocolVersions.Modern ? McpEras.Modern : McpEras.Legacy,
            Method = _method,
            Version = version,
            Headers = context.Request.Headers,
            Reply = new DirectReply(context, TimeProvider.System, TimeSpan.FromHours(1), NullLogger.Instance),
            Caller = caller,
        };
        return (ListToolsResult)await _method.InvokeAsync(request, CancellationToken.None);
    }

    private static IEnumerable<string> NamesOf(ListToolsResult result) =>
        JsonElement.Parse(result.Tools.Span).EnumerateArray().Select(tool => tool.GetProperty("name").GetString()!);
}
