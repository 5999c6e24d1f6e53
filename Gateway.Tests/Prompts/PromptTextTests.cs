using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gateway.Registry;
using Gateway.Registry.Prompts;
using Gateway.Registry.Resources;
using Gateway.Tests.Support;
using Gateway.Tools;
using Gateway.Tools.Completion;

namespace Gateway.Tests.Prompts;

/// <summary>What the prompts tell a model to call can be called.</summary>
[TestFixture]
public sealed partial class PromptTextTests
{
    private static readonly IToolRegistry Tools = ToolCatalog.Describe();

    private static IEnumerable<PromptDescriptor> Prompts => ToolCatalog.DescribePrompts().Prompts;

    [Test]
    public void Prompts_Names_AreThose() => Prompts.Select(prompt => prompt.Name).Should().Equal(
        "connect_troubleshooting", "eod_review", "explain_order_rejection", "morning_brief", "order_review", "portfolio_review", "pre_trade_checklist");

    [TestCaseSource(nameof(Prompts))]
    public async Task Prompt_EveryToolThatItNames_ExistsWithItsArguments(PromptDescriptor prompt)
    {
        var values = new Dictionary<string, string> { ["side"] = "BUY", ["quantity"] = "10", ["orderId"] = "7", ["contract"] = "AAPL", ["account"] = "DU1234567" };
        var arguments = JsonSerializer.SerializeToElement(prompt.Arguments.Where(argument => argument.Required).ToDictionary(argument => argument.Name, argument => values[argument.Name]));
        var messages = await prompt.Getter(arguments, new RecordingContext(), CancellationToken.None);
        var text = ((Gateway.Registry.Content.TextContent)messages.Single().Content).Text;
        var calls = Call().Matches(text).ToList();

        calls.Should().NotBeEmpty();
        foreach (var call in calls)
        {
            Tools.TryGet(call.Groups[1].Value, out var tool).Should().BeTrue(call.Value);
            var known = tool!.Arguments.GetProperty("properties").EnumerateObject().Select(property => property.Name);
            ArgumentName().Matches(call.Groups[2].Value).Select(name => name.Groups[1].Value).Should().BeSubsetOf(known, call.Value);
        }
        Regex.Count(text, "ibkr_").Should().Be(calls.Count, "every tool is named as a call");
    }

    /// <summary>Completion is a way to the same data.</summary>
    [Test]
    public void Completions_NeedTheScopeOfTheirData()
    {
        var resources = ToolCatalog.DescribeResources();
        var scopes = Prompts.Select(prompt => (prompt.Name, prompt.Scope)).Concat(resources.Templates.Concat(resources.Resources).Select(resource => (resource.Uri, resource.Scope))).ToDictionary();
        var completed = (from type in typeof(ToolCatalog).Assembly.GetTypes()
                         from method in type.GetMethods()
                         let name = method.GetCustomAttribute<PromptAttribute>()?.Name ?? method.GetCustomAttribute<ResourceAttribute>()?.Uri
                         where name is not null
                         from parameter in method.GetParameters()
                         let source = parameter.GetCustomAttribute<CompletionAttribute>()?.Source
                         where source is not null
                         select (name, source)).ToList();

        completed.Should().NotBeEmpty();
        foreach (var (name, source) in completed)
        {
            var needed = source == typeof(SymbolNames) ? AccessScope.MarketRead : source == typeof(AccountNames) ? AccessScope.AccountRead : AccessScope.None;
            (scopes[name] & needed).Should().Be(needed, name);
        }
    }

    [Test]
    public void Tools_ThatChangeSomething_NeedMoreThanAReader() =>
        Tools.Tools.Where(tool => !tool.Traits.ReadOnly).Should().OnlyContain(tool => (tool.Scope & (AccessScope.OrdersPreview | AccessScope.OrdersWrite | AccessScope.Admin)) != 0);

    [GeneratedRegex(@"\b(ibkr_\w+)\(([^)]*)\)")]
    private static partial Regex Call();

    [GeneratedRegex(@"(?:^|, )(\w+):")]
    private static partial Regex ArgumentName();
}
