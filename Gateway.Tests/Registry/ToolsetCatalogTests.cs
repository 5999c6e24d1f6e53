using System.Reflection;
using Gateway.Access;
using Gateway.Handlers;
using Gateway.Registry;
using Gateway.Registry.Invocation;
using Gateway.Tests.Support;
using Gateway.Tools;
using Microsoft.Extensions.DependencyInjection;
using DescriptionAttribute = System.ComponentModel.DescriptionAttribute;

namespace Gateway.Tests.Registry;

/// <summary>What is read from attributes is read once a process, and nothing is compiled before it is called.</summary>
[TestFixture]
public sealed class ToolsetCatalogTests
{
    [Test]
    public async Task Describe_TwoGatewaysAndTheDocumentation_ShareEverySchema()
    {
        await using var first = await GatewayFixture.StartAsync();
        await using var second = await GatewayFixture.StartAsync();

        var documented = ToolCatalog.Describe();
        foreach (var gateway in new[] { first, second })
        {
            var tools = gateway.App.Services.GetRequiredService<IToolRegistry>().Tools;
            tools.Should().NotBeEmpty().And.OnlyContain(tool => ReferenceEquals(tool.Schemas, documented.Get(tool.Name).Schemas));
        }
    }

    [Test]
    public void Describe_Twice_IsTheSame()
    {
        ToolCatalog.Describe().Should().BeSameAs(ToolCatalog.Describe());
        ToolCatalog.DescribeResources().Should().BeSameAs(ToolCatalog.DescribeResources());
        ToolCatalog.DescribePrompts().Should().BeSameAs(ToolCatalog.DescribePrompts());
    }

    [Test]
    public void Entries_OneAssembly_AreReadOnce()
    {
        var catalog = ToolsetCatalog.Of(typeof(ToolCatalog).Assembly);

        catalog.Should().BeSameAs(ToolsetCatalog.Of(typeof(ToolCatalog).Assembly));
        catalog.Entries(GatewayTerms.All).Should().BeSameAs(catalog.Entries(GatewayTerms.All));
        catalog.Entries(GatewayTerms.All)[0].Tools.Should().BeSameAs(catalog.Entries(GatewayTerms.All)[0].Tools);
    }

    [Test]
    public async Task Call_TwoHosts_CompileOnceAndReachTheirOwnObjects()
    {
        var method = typeof(Counted).GetMethod(nameof(Counted.Get))!;
        var bindings = new ToolScanner().Scan(typeof(Counted)).ToList();
        List<string> names = ["one", "two"];
        var hosts = names
            .Select(name => HandlerHost.Empty with { InstanceOf = _ => new Counted(name) })
            .Select(host => new ToolRegistry(bindings.Select(bind => bind(host))))
            .ToList();

        HandlerCalls.IsCompiled<Task<SampleResult>>(method).Should().BeFalse("nobody called it");
        var answers = await Task.WhenAll(hosts.Select(host => host.CallAsync("counted", "{}")));

        HandlerCalls.IsCompiled<Task<SampleResult>>(method).Should().BeTrue();
        answers[0].Text().Should().Contain("\"one\"");
        answers[1].Text().Should().Contain("\"two\"");
    }

    [Test]
    public void Describe_AllKinds_CompilesNothing()
    {
        _ = ToolProbe.Scan(typeof(Described)).Get("described").OutputSchema;
        _ = ToolProbe.ScanResources(typeof(Described)).Resources;
        _ = ToolProbe.ScanPrompts(typeof(Described)).Prompts;

        HandlerCalls.IsCompiled<Task<SampleResult>>(Method(nameof(Described.Get))).Should().BeFalse();
        HandlerCalls.IsCompiled<Task<string>>(Method(nameof(Described.Read))).Should().BeFalse();
        HandlerCalls.IsCompiled<Task<string>>(Method(nameof(Described.Ask))).Should().BeFalse();

        static MethodInfo Method(string name) => typeof(Described).GetMethod(name)!;
    }

    [Toolset("counted", AccessScope.None)]
    internal sealed class Counted(string name)
    {
        [Tool("counted", "Counted")]
        [Description("Names its host.")]
        public SampleResult Get() => new() { Text = name };
    }

    [Toolset("described", AccessScope.None)]
    internal sealed class Described
    {
        [Tool("described", "Described")]
        [Description("Is never called.")]
        public static SampleResult Get() => new() { Text = "" };

        [Resource("test://described", "described", "Described")]
        [Description("Is never read.")]
        public static string Read() => "";

        [Prompt("described", "Described")]
        [Description("Is never asked for.")]
        public static string Ask() => "";
    }
}
