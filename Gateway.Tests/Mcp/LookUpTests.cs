using System.Net;
using Gateway.Registry;
using Gateway.Registry.Prompts;
using Gateway.Registry.Resources;
using Gateway.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests.Mcp;

/// <summary>What a request names is looked up once: its limits, its scopes, its headers and its call go by the same find.</summary>
[TestFixture]
public sealed class LookUpTests
{
    private CountingRegistry _registry = null!;
    private McpTestApp _app = null!;

    [OneTimeSetUp]
    public async Task SetUp()
    {
        _registry = new CountingRegistry(
            new TestTools(), ToolProbe.ScanResources(typeof(SampleResources)), ToolProbe.ScanPrompts(typeof(SamplePrompts)));
        _app = await McpTestApp.StartAsync(services: services => services
            .AddSingleton<IToolRegistry>(_registry).AddSingleton<IResourceRegistry>(_registry).AddSingleton<IPromptRegistry>(_registry));
    }

    [OneTimeTearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    [TestCase("tools/call", """ "name":"echo","arguments":{} """, "echo")]
    [TestCase("prompts/get", """ "name":"plain" """, "plain")]
    [TestCase("resources/read", """ "uri":"test://text" """, "test://text")]
    [TestCase("completion/complete", """ "ref":{"type":"ref/prompt","name":"review"},"argument":{"name":"name","value":""} """, null)]
    public async Task Request_InEitherEra_LooksItsTargetUpOnce(string method, string parameters, string? name)
    {
        var call = new ModernCall(method, "," + parameters);
        await WarmUpAsync(call, name);

        (await LookUpsAsync(() => call.SendAsync(_app, name))).Should().Be(1, "modern");
        (await LookUpsAsync(() => _app.PostAsync($$"""{"jsonrpc":"2.0","id":7,"method":"{{method}}","params":{ {{parameters}} } }"""))).Should().Be(1, "legacy");
    }

    [Test]
    public async Task ToolEndpoint_Call_LooksItsToolUpOnce() =>
        (await LookUpsAsync(() => _app.SendAsync(HttpMethod.Post, "/api/v1/echo", new StringContent("{}", System.Text.Encoding.UTF8, "application/json")))).Should().Be(1);

    /// <summary>The services that look once at everything that there is are made at the first request.</summary>
    private async Task WarmUpAsync(ModernCall call, string? name) => (await call.SendAsync(_app, name)).Dispose();

    private async Task<int> LookUpsAsync(Func<Task<HttpResponseMessage>> send)
    {
        var before = _registry.LookUps;
        using var answer = await send();
        (await answer.Content.ReadAsStringAsync()).Should().NotContain("\"error\"");
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return _registry.LookUps - before;
    }
}
