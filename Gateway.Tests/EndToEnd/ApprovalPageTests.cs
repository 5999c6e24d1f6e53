using System.Net;
using Gateway.Tests.Support;

namespace Gateway.Tests.EndToEnd;

/// <summary>A model stages an order; only who reads the gateway's console can send it.</summary>
[TestFixture]
public sealed class ApprovalPageTests : ApprovalTestBase
{
    [Test]
    public async Task Approve_WithTheCodeOfTheConsole_SendsTheOrderOnce()
    {
        var staged = await StageAsync("bought & <b>bold</b>");
        var page = await Gateway.Http.GetStringAsync(staged.Text("approvalPath"));

        using var wrong = await PostAsync(staged, "GUESSED1", "approve");
        var right = await DecideAsync(staged, CodeOf(staged), "approve");
        var again = await DecideAsync(staged, CodeOf(staged), "approve");

        page.Should().Contain("BUY 10 AAPL").And.Contain("bought &amp; &lt;b&gt;bold&lt;/b&gt;").And.NotContain("<script");
        wrong.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        right.Should().Contain("Approved: confirmed");
        again.Should().Contain("Approved: confirmed");
        (await OrdersOfAsync(staged)).Should().Be(1);
        (await CallAsync("ibkr_list_staged_orders", "{}")).GetProperty("orders")[0].Text("status").Should().Be("sent");
    }

    [Test]
    public async Task X12_Approve_AfterSixWrongCodes_ThePersonsCodeStillCounts()
    {
        var staged = await StageAsync();
        var code = CodeOf(staged);

        for (var i = 0; i < 6; i++)
            (await DecideAsync(staged, "GUESSED" + i, "approve")).Should().Contain("That is not the code");
        var right = await DecideAsync(staged, code, "approve");

        right.Should().Contain("Approved: confirmed");
        (await OrdersOfAsync(staged)).Should().Be(1);
    }

    [Test]
    public async Task Refuse_WithTheCode_SendsNothing()
    {
        var staged = await StageAsync("no");

        var answer = await DecideAsync(staged, CodeOf(staged), "discard");

        answer.Should().Contain("Nothing was sent");
        (await OrdersOfAsync(staged)).Should().Be(0);
    }

    [Test]
    public async Task Discard_ByItsCaller_VoidsTheCode()
    {
        var staged = await StageAsync("no");
        var code = CodeOf(staged);

        await CallAsync("ibkr_discard_staged_order", $$"""{"id":"{{staged.Text("id")}}"}""");
        var late = await DecideAsync(staged, code, "approve");

        late.Should().Contain("Nothing was sent");
        (await OrdersOfAsync(staged)).Should().Be(0);
    }

    [Test]
    public async Task Stage_Answer_DoesNotHoldTheCode()
    {
        var staged = await StageAsync("no");

        staged.GetRawText().Should().NotContain(CodeOf(staged));
        (await CallAsync("ibkr_get_audit_log", "{}")).GetRawText().Should().NotContain(CodeOf(staged));
    }
}
