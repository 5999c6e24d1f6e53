using Gateway.Access;
using Gateway.Mcp;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Methods;
using Gateway.Tests.Support;

namespace Gateway.Tests.Mcp;

/// <summary>What each method says of itself, written down once more: a slip in a method's class opens it to somebody.</summary>
[TestFixture]
public sealed class McpMethodsTests
{
    private const string Nothing = "-";

    /// <summary>Name, eras, role in a session, routing key, may ask, kind of call when what it names does not exist.</summary>
    private static readonly string[] Table =
    [
        "completion/complete | Both | Uses | - | False | Completion",
        "initialize | Legacy | Opens | - | False | Plain",
        "logging/setLevel | Legacy | Tends | - | False | Plain",
        "ping | Legacy | Tends | - | False | Plain",
        "prompts/get | Both | Uses | name | True | Tool",
        "prompts/list | Both | Uses | - | False | Plain",
        "resources/list | Both | Uses | - | False | Plain",
        "resources/read | Both | Uses | uri | True | Tool",
        "resources/subscribe | Legacy | Tends | uri | False | Plain",
        "resources/templates/list | Both | Uses | - | False | Plain",
        "resources/unsubscribe | Legacy | Tends | uri | False | Plain",
        "server/discover | Modern | Uses | - | False | Plain",
        "subscriptions/listen | Modern | Uses | - | False | Plain",
        "tasks/cancel | Modern | Uses | taskId | False | Plain",
        "tasks/get | Modern | Uses | taskId | False | Plain",
        "tasks/update | Modern | Uses | taskId | False | Plain",
        "tools/call | Both | Uses | name | True | Tool",
        "tools/list | Both | Uses | - | False | Plain",
    ];

    private McpTestApp _app = null!;

    private IEnumerable<IMcpMethod> Methods => _app.Get<IEnumerable<IMcpMethod>>();

    [OneTimeSetUp]
    public async Task SetUp() => _app = await McpTestApp.StartAsync();

    [OneTimeTearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    [Test]
    public void Methods_All_SayOfThemselvesWhatTheTableSays() =>
        Methods.OrderBy(method => method.Name, StringComparer.Ordinal).Select(method => string.Join(
            " | ", method.Name, method.Eras, method.Session, method.RoutingKey?.Parameter ?? Nothing, method.MayAsk, method.KindOf(McpTarget.None)))
            .Should().Equal(Table);

    [Test]
    public void Methods_EveryClass_IsRegistered() =>
        typeof(IMcpMethod).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IMcpMethod)) && type != typeof(UnknownMethod))
            .Should().BeEquivalentTo(Methods.Select(method => method.GetType()));

    [TestCase("tools/call", """{"name":"order"}""", nameof(CallKind.Order))]
    [TestCase("tools/call", """{"name":"stream"}""", nameof(CallKind.Stream))]
    [TestCase("tools/call", """{"name":"echo"}""", nameof(CallKind.Tool))]
    [TestCase("tools/call", """{"name":5}""", nameof(CallKind.Tool))]
    [TestCase("tools/call", "{}", nameof(CallKind.Tool))]
    [TestCase("nonsense", "{}", nameof(CallKind.Plain))]
    public void KindOf_ARequest_IsThatOfWhatItNames(string method, string parameters, string kind)
    {
        var (found, target) = Find(method, parameters);

        found.KindOf(target).ToString().Should().Be(kind);
    }

    [TestCase("tools/call", "name")]
    [TestCase("prompts/get", "name")]
    [TestCase("resources/read", "uri")]
    [TestCase("resources/subscribe", "uri")]
    public void ScopeOf_ATargetWithAScope_IsThatScope(string method, string parameter)
    {
        var found = _app.Get<McpMethods>().Find(method, McpEras.Legacy);
        var target = new McpTarget(ToolProbe.Get(_app.Tools, "echo") with { Scope = AccessScope.OrdersWrite });

        found.RoutingKey!.Parameter.Should().Be(parameter);
        found.ScopeOf(target).Should().Be(AccessScope.OrdersWrite);
        found.ScopeOf(McpTarget.None).Should().Be(AccessScope.None);
    }

    [TestCase("ping", nameof(McpEras.Modern))]
    [TestCase("server/discover", nameof(McpEras.Legacy))]
    public void Find_MethodOfTheOtherEra_IsNotThereButKeepsItsName(string name, string era)
    {
        var found = _app.Get<McpMethods>().Find(name, Enum.Parse<McpEras>(era));

        found.Should().BeOfType<UnknownMethod>();
        found.Name.Should().Be(name);
    }

    [Test]
    public void Find_NameOfAStranger_IsNotTakenOver() => _app.Get<McpMethods>().Find("no/such", McpEras.Modern).Name.Should().Be("_OTHER");

    private (IMcpMethod Method, McpTarget Target) Find(string method, string parameters)
    {
        var found = _app.Get<McpMethods>().Find(method, McpEras.Legacy);
        return (found, found.Find(new JsonRpcMessage(JsonRpcKind.Request, new JsonRpcId(1), method, System.Text.Json.JsonElement.Parse(parameters), null)));
    }
}
