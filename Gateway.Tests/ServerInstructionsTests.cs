using System.Text.RegularExpressions;
using Gateway.Configuration;
using Gateway.Registry;
using Gateway.Registry.Prompts;
using Gateway.Registry.Resources;
using Gateway.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests;

/// <summary>What a model is told of the gateway is true of its configuration.</summary>
[TestFixture]
public sealed partial class ServerInstructionsTests
{
    private static readonly GatewaySettings[] Configurations =
    [
        new(),
        new() { Demo = true },
        new() { Trading = new TradingOptions { Mode = TradingMode.ReadOnly } },
        new() { Trading = new TradingOptions { Approval = TradingApproval.Elicitation } },
        new() { Trading = new TradingOptions { Approval = TradingApproval.Deny } },
        new() { Trading = new TradingOptions { Mode = TradingMode.Live, LiveAccounts = ["U1000001"], Approval = TradingApproval.Elicitation } },
        .. ToolsetNamesAttribute.Known.Select(name => new GatewaySettings { Tools = new ToolOptions { Toolsets = [name] } }),
        new() { Tools = new ToolOptions { Toolsets = ["trading", "orders", "streams"] } },
    ];

    [Test]
    public async Task Instructions_EveryConfiguration_NameOnlyWhatIsOffered()
    {
        foreach (var settings in Configurations)
            await CheckAsync(settings);
    }

    [Test]
    public void Instructions_Usual_SayHowToUseTheGatewayInAFewLines()
    {
        var text = ServerInstructions.For(new GatewaySettings());

        text.Should().ContainAll(
            "Begin with ibkr_get_status", "AAPL 20261218 200 C", "EUR.USD", "live or delayed", "wait for a clear yes", "never send it again", "ibkr_wait_for", "ibkr_preview_order", "subscribers", "pre_trade_checklist", "execute_bracket_order");
        text.Split('\n').Should().HaveCountLessThan(22);
    }

    /// <summary>Clients cut instructions, the strictest known one after 2,048 characters.</summary>
    [Test]
    public void Instructions_EveryConfiguration_FitClientsAndBeginWithWhatProtectsMoney()
    {
        foreach (var text in Configurations.Select(settings => ServerInstructions.For(settings)))
        {
            text.Length.Should().BeLessThanOrEqualTo(1900, text);
            foreach (var rule in new[] { "wait for a clear yes", "never send it again", "never places a second order", "its token sends exactly", "sends no orders", "asks the person" })
                text.IndexOf(rule, StringComparison.Ordinal).Should().BeLessThan(950, rule);
        }
    }

    [Test]
    public void Instructions_WithApproval_SayThatThePersonIsAsked() =>
        ServerInstructions.For(new GatewaySettings { Trading = new TradingOptions { Approval = TradingApproval.Elicitation } }).Should().Contain("asks the person");

    [Test]
    public void Instructions_Live_SaySoFirstAndNameTheAccountsToThoseWhoMaySeeThem()
    {
        var settings = new GatewaySettings { Trading = new TradingOptions { Mode = TradingMode.Live, LiveAccounts = ["U1000001"] } };

        ServerInstructions.For(settings).Split('\n')[1].Should().Be("LIVE: orders spend real money, on U1000001 only.");
        ServerInstructions.For(settings, named: false).Should().Contain("LIVE: orders spend real money.").And.NotContain("U1000001");
        ServerInstructions.For(settings).Should().NotContain("paper accounts only");
    }

    private static async Task CheckAsync(GatewaySettings settings)
    {
        var text = ServerInstructions.For(settings);
        await using var gateway = await GatewayFixture.StartAsync(new GatewayFixtureOptions { Settings = settings, Listens = false });
        var services = gateway.App.Services;
        var tools = services.GetRequiredService<IToolRegistry>();
        var prompts = services.GetRequiredService<IPromptRegistry>();
        var resources = services.GetRequiredService<IResourceRegistry>();

        ToolName().Matches(text).Select(match => match.Value).Where(name => !tools.TryGet(name, out _)).Should().BeEmpty(text);
        ResourceUri().Matches(text).Select(match => match.Value).Where(uri => !resources.TryFind(uri, out _)).Should().BeEmpty(text);
        PromptName().Matches(text).Select(match => match.Value).Where(name => !prompts.TryGet(name, out _)).Should().BeEmpty(text);
        text.Contains("sends no orders", StringComparison.Ordinal).Should().Be(!tools.TryGet("ibkr_place_order", out _), text);
    }

    [GeneratedRegex(@"(?<!\w)ibkr_\w+")]
    private static partial Regex ToolName();

    [GeneratedRegex(@"ibkr://[\w{}/-]+")]
    private static partial Regex ResourceUri();

    [GeneratedRegex(@"\b(?!ibkr_)[a-z]+(?:_[a-z]+)+\b")]
    private static partial Regex PromptName();
}
