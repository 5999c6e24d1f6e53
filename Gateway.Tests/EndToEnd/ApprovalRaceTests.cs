namespace Gateway.Tests.EndToEnd;

/// <summary>The approval page when several decide at once, late, or while trading is halted.</summary>
[TestFixture]
public sealed class ApprovalRaceTests : ApprovalTestBase
{
    [Test]
    public async Task Approve_ManyAtOnce_SendsOneOrderAndTellsEveryone()
    {
        var staged = await StageAsync();
        var code = CodeOf(staged);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => DecideAsync(staged, code, "approve")));

        answers.Should().OnlyContain(page => page.Contains("Approved: ", StringComparison.Ordinal));
        (await OrdersOfAsync(staged)).Should().Be(1);
    }

    [Test]
    public async Task ApproveAndRefuse_AtOnce_OneOfThemCounts()
    {
        var staged = await StageAsync();
        var code = CodeOf(staged);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => DecideAsync(staged, code, i % 2 == 0 ? "approve" : "discard")));

        (await OrdersOfAsync(staged)).Should().Be(await StatusAsync(staged) == "sent" ? 1 : 0);
        (await StatusAsync(staged)).Should().BeOneOf("sent", "refused");
    }

    [Test]
    public async Task Approve_AfterTheKillSwitch_SendsNothingThenOrLater()
    {
        var staged = await StageAsync();
        await CallAsync("ibkr_kill_switch", """{"reason":"runaway","cancelOpenOrders":false}""");
        try
        {
            (await DecideAsync(staged, CodeOf(staged), "approve")).Should().Contain("Approved, but not placed: Nothing was sent: trading is halted");
        }
        finally
        {
            await CallAsync("ibkr_resume_trading", $$"""{"code":"{{CodeOf("resume trading")}}"}""");
        }

        (await StatusAsync(staged)).Should().Be("failed");
        (await DecideAsync(staged, CodeOf(staged), "approve")).Should().Contain("not placed");
        (await OrdersOfAsync(staged)).Should().Be(0);
    }

    [Test]
    public async Task Approve_WithTheCodeOfAnotherOrder_SendsNothing()
    {
        var (staged, other) = (await StageAsync(), await StageAsync());

        (await DecideAsync(staged, CodeOf(other), "approve")).Should().Contain("That is not the code");

        (await OrdersOfAsync(staged)).Should().Be(0);
        (await StatusAsync(other)).Should().Be("waiting");
    }
}
