using System.Net;
using Gateway.Tests.Support;

namespace Gateway.Tests.Mcp.Tasks;

/// <summary>A modern client that knows tasks.</summary>
internal sealed class TaskCaller(McpTestApp app)
{
    public const string Extension = "io.modelcontextprotocol/tasks";

    /// <summary>The capabilities that every request declares.</summary>
    public string Capabilities { get; init; } = """{"elicitation":{},"extensions":{"io.modelcontextprotocol/tasks":{}}}""";

    public Task<HttpResponseMessage> SendAsync(string method, string parameters, string? name = null, string meta = "")
    {
        var call = new ModernCall(method);
        string body =
            $$$"""{"jsonrpc":"2.0","id":7,"method":"{{{method}}}","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"{{{ModernCall.Version}}}","io.modelcontextprotocol/clientCapabilities":{{{Capabilities}}}{{{meta}}}}{{{parameters}}}}}""";
        return app.PostAsync(body, [.. call.Headers(name)]);
    }

    public async Task<JsonElement> CallAsync(string tool, string meta = "", string extra = "", string arguments = "{}")
    {
        using HttpResponseMessage response = await SendAsync("tools/call", $$$""","name":"{{{tool}}}","arguments":{{{arguments}}}{{{extra}}}""", tool, meta);
        return (await response.MessagesAsync())[^1];
    }

    /// <summary>Calls a tool that must become a task.</summary>
    public async Task<string> StartAsync(string tool)
    {
        JsonElement result = (await CallAsync(tool)).GetProperty("result");
        result.Text("resultType").Should().Be("task");
        return result.Text("taskId");
    }

    public async Task<JsonElement> TaskAsync(string method, string id, string extra = "")
    {
        using HttpResponseMessage response = await SendAsync(method, $$$""","taskId":"{{{id}}}"{{{extra}}}""", id);
        return await response.JsonAsync();
    }

    public async Task<JsonElement> GetAsync(string id) => (await TaskAsync("tasks/get", id)).GetProperty("result");

    public async Task AnswerAsync(string id, string responses)
    {
        using HttpResponseMessage response = await SendAsync("tasks/update", $$$""","taskId":"{{{id}}}","inputResponses":{{{responses}}}""", id);
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await response.JsonAsync()).GetProperty("result").EnumerateObject().Select(member => member.Name).Should().BeEquivalentTo("resultType", "_meta");
    }
}
