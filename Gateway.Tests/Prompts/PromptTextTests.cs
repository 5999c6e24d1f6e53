using System.Reflection;
using System.Text.RegularExpressions;
using Gateway.Access;
using Gateway.Handlers;
using Gateway.Registry;
using Gateway.Registry.Prompts;
using Gateway.Registry.Resources;
using Gateway.Tests.Support;
using Gateway.Tools;
using Gateway.Tools.Completion;

namespace Gateway.Tests.Prompts;

/// <summary>What the prompts tell a model to call can be called.</summary>
[TestFixture]
public sealed class PromptTextTests
{
    private static readonly IToolRegistry Tools = ToolCatalog.Describe();

    private static IEnumerable<PromptDescriptor> Prompts => ToolCatalog.DescribePrompts().Prompts;

    private static IEnumerable<PromptCase> Cases => PromptCase.All();

    [Test]
    public void Prompts_Names_AreThose() => Prompts.Select(prompt => prompt.Name).Should().Equal(
        "analyze_market_conditions", "assess_portfolio_risk", "connect_troubleshooting", "earnings_prep", "eod_review", "execute_bracket_order", "execute_options_strategy",
        "explain_order_rejection", "hedge_portfolio", "morning_brief", "option_contract_selection", "order_review", "portfolio_review", "pre_trade_checklist",
        "rebalance_portfolio", "roll_option_position", "scan_ideas", "setup_trading_workspace", "tax_loss_review");

    /// <summary>Prompts that the setup guide's system has, with its arguments; none of them is required.</summary>
    [TestCase("setup_trading_workspace", "symbol")]
    [TestCase("rebalance_portfolio", "target_allocations")]
    [TestCase("assess_portfolio_risk", "benchmark")]
    [TestCase("execute_bracket_order", "symbol", "entry_price", "take_profit", "stop_loss")]
    [TestCase("execute_options_strategy", "symbol", "strategy_type")]
    [TestCase("analyze_market_conditions", "symbol", "benchmark")]
    public void GuidePrompt_Arguments_AreThose(string name, params string[] arguments)
    {
        var prompt = Get(name);

        prompt.Arguments.Select(argument => argument.Name).Should().Equal(arguments);
        prompt.Arguments.Should().NotContain(argument => argument.Required);
    }

    [Test]
    public void Cases_OfPrompts_AreOfAll() => Cases.Select(one => one.Prompt).Distinct().Should().BeEquivalentTo(Prompts.Select(prompt => prompt.Name));

    [TestCaseSource(nameof(Cases))]
    public async Task Prompt_EveryCall_IsOneThatItsToolTakes(PromptCase given)
    {
        var text = await TextAsync(given);
        var steps = PromptStep.Of(text);

        steps.Should().NotBeEmpty();
        steps.Select(step => step.Number).Should().Equal(Enumerable.Range(1, steps.Count));
        Regex.Count(text, "ibkr_").Should().Be(steps.Count, "every tool is named as a call");
        foreach (var step in steps)
        {
            Tools.TryGet(step.Tool, out var tool).Should().BeTrue(step.Tool);
            CallShape.Faults(step.Arguments, tool!.Arguments).Should().BeEmpty($"step {step.Number} calls {step.Tool} {step.Arguments.ToJsonString()}");
            step.References().Where(reference => StepOf(reference) >= step.Number).Should().BeEmpty("only earlier steps have answered");
        }
        if (steps.Exists(step => step.References().Any()))
            text.Should().Contain("stands for member orders of the answer to step 3");
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Prompt_WhatItCalls_IsAllowedByItsScope(PromptCase given)
    {
        var prompt = Get(given.Prompt);
        foreach (var step in PromptStep.Of(await TextAsync(given)))
        {
            var tool = Tools.Get(step.Tool);
            if ((tool.Scope & AccessScope.OrdersWrite) == 0)
                (prompt.Scope & tool.Scope).Should().Be(tool.Scope, $"{given.Prompt} calls {tool.Name}");
        }
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Prompt_CallsThatSendOrders_WaitForAYes(PromptCase given)
    {
        var text = await TextAsync(given);
        var steps = PromptStep.Of(text);
        foreach (var step in steps)
            step.Before.Contains("and wait for my answer. Only after I said yes:", StringComparison.Ordinal).Should().Be((Tools.Get(step.Tool).Scope & AccessScope.OrdersWrite) != 0, step.Tool);
        steps.Should().NotContain(step => (Tools.Get(step.Tool).Scope & AccessScope.Admin) != 0);
    }

    [Test]
    public async Task Bracket_WithoutAllPrices_NamesNoneThatWasNotGiven()
    {
        var steps = PromptStep.Of(await TextAsync(new PromptCase("execute_bracket_order", new() { ["entry_price"] = "200" })));

        steps.Should().OnlyContain(step => Tools.Get(step.Tool).Traits.ReadOnly && (Tools.Get(step.Tool).Scope & AccessScope.OrdersPreview) == 0);
    }

    [TestCase("execute_bracket_order", """{"entry_price":"200","take_profit":"210","stop_loss":"205"}""", "take_profit: ")]
    [TestCase("execute_bracket_order", """{"entry_price":"-1"}""", "entry_price: ")]
    [TestCase("rebalance_portfolio", """{"target_allocations":"half of it in SPY"}""", "target_allocations: ")]
    [TestCase("rebalance_portfolio", """{"target_allocations":"{\"SPY\":200}"}""", "target_allocations: ")]
    [TestCase("execute_options_strategy", """{"strategy_type":"wheel"}""", "strategy_type: ")]
    [TestCase("scan_ideas", """{"preset":"nothing"}""", "preset: ")]
    public async Task Prompt_OfWhatCannotBe_NamesTheArgument(string name, string arguments, string begin)
    {
        var get = () => Get(name).Getter(JsonElement.Parse(arguments), new RecordingContext(), CancellationToken.None);

        (await get.Should().ThrowAsync<ToolException>()).Which.Error.Message.Should().StartWith(begin);
    }

    [Test]
    public async Task Prompt_OfTextWithQuotesAndBackticks_EscapesIt()
    {
        var steps = PromptStep.Of(await TextAsync(new PromptCase("analyze_market_conditions", new() { ["symbol"] = "A\"`B" })));

        steps[0].Arguments["contract"]!.GetValue<string>().Should().Be("A\"`B");
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

    /// <summary>A reader's own streams are no change of anything that others see.</summary>
    [Test]
    public void Tools_ThatChangeSomething_NeedMoreThanAReader() =>
        Tools.Tools.Where(tool => !tool.Traits.ReadOnly && tool.Toolset != "streams" && (tool.Scope & (AccessScope.OrdersPreview | AccessScope.OrdersWrite | AccessScope.Admin)) == 0)
            .Select(tool => tool.Name).Should().BeEmpty();

    private static PromptDescriptor Get(string name) => Prompts.Single(prompt => prompt.Name == name);

    private static async Task<string> TextAsync(PromptCase given)
    {
        var messages = await Get(given.Prompt).Getter(given.Arguments, new RecordingContext(), CancellationToken.None);
        return ((Gateway.Handlers.TextContent)messages.Single().Content).Text;
    }

    private static int StepOf(string reference) => int.Parse(reference[1..].Split('.')[0], System.Globalization.CultureInfo.InvariantCulture);
}
