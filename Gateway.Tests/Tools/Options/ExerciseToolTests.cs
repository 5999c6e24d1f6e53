using Gateway.Registry;
using Gateway.Tests.Support;
using Gateway.Trading;

namespace Gateway.Tests.Tools.Options;

/// <summary>Exercise, which spends money: the gates of orders hold for it, too.</summary>
[TestFixture]
public sealed class ExerciseToolTests
{
    [Test]
    public async Task Exercise_HeldAndInTheMoney_BecomesStock()
    {
        await using var tools = await ToolsOnSimulator.StartAsync();
        var conId = await CallAsync(tools, inTheMoney: true);
        await tools.CallAsync("ibkr_place_order", $$"""{"contract":"conid:{{conId}}","action":"BUY","quantity":2}""");

        var result = await tools.CallAsync("ibkr_exercise_option", $$"""{"contract":"conid:{{conId}}","quantity":2}""");

        result.GetProperty("outcome").GetString().Should().Be("confirmed");
        result.GetProperty("action").GetString().Should().Be("exercise");
        result.GetProperty("nextStep").GetString().Should().Contain("ibkr_cancel_order");
    }

    [Test]
    public async Task Exercise_NotHeld_IsRejectedWithTheReason()
    {
        await using var tools = await ToolsOnSimulator.StartAsync();

        var result = await tools.CallAsync("ibkr_exercise_option", $$"""{"contract":"conid:{{await CallAsync(tools, inTheMoney: true)}}","quantity":1}""");

        result.GetProperty("outcome").GetString().Should().Be("rejected");
        result.GetProperty("reason").GetProperty("code").GetInt32().Should().Be(322);
    }

    [Test]
    public async Task Exercise_OutOfTheMoney_NeedsOverride()
    {
        await using var tools = await ToolsOnSimulator.StartAsync();
        var conId = await CallAsync(tools, inTheMoney: false);
        await tools.CallAsync("ibkr_place_order", $$"""{"contract":"conid:{{conId}}","action":"BUY","quantity":1}""");

        var plain = await tools.CallAsync("ibkr_exercise_option", $$"""{"contract":"conid:{{conId}}","quantity":1}""");
        var forced = await tools.CallAsync("ibkr_exercise_option", $$"""{"contract":"conid:{{conId}}","quantity":1,"override":true}""");

        plain.GetProperty("outcome").GetString().Should().Be("rejected");
        forced.GetProperty("outcome").GetString().Should().Be("confirmed");
    }

    [Test]
    public async Task Exercise_ReadOnlyMode_DoesNotExist()
    {
        await using var tools = await ToolsOnSimulator.StartAsync(mode: TradingMode.ReadOnly);

        tools.Registry.TryGet("ibkr_exercise_option", out _).Should().BeFalse();
        tools.Registry.TryGet("ibkr_get_option_chain", out _).Should().BeTrue();
    }

    [TestCase("""{"contract":"AAPL","quantity":1}""", "contract: ")]
    [TestCase("""{"contract":"AAPL 20261218 200 C","quantity":0}""", "quantity")]
    [TestCase("""{"contract":"AAPL 20261218 200 C","quantity":1,"account":"U1234567"}""", "account: ")]
    public async Task Exercise_WrongArgument_SendsNothing(string arguments, string field)
    {
        await using var tools = await ToolsOnSimulator.StartAsync();

        var error = await tools.FailAsync("ibkr_exercise_option", arguments);

        error.Kind.Should().Be(ToolErrorKind.InvalidArguments);
        error.Message.Should().StartWith(field);
    }

    private static async Task<int> CallAsync(ToolsOnSimulator tools, bool inTheMoney)
    {
        var chain = (await tools.CallAsync("ibkr_get_option_chain", """{"contract":"AAPL","strikesAround":9,"minDte":20,"right":"C"}""")).GetProperty("chain");
        return chain[inTheMoney ? 0 : chain.GetArrayLength() - 1].GetProperty("call").GetProperty("conId").GetInt32();
    }
}
