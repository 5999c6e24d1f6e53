using Gateway.Access;
using Gateway.Registry;
using Gateway.Tests.Support;
using Gateway.Trading.Policy;

namespace Gateway.Tests.Trading.Policy;

[TestFixture]
public sealed class PolicyCallerTests
{
    private static readonly Caller Jane = new("jane", "jane", AccessScope.All);

    private readonly PolicyCaller _policy = new();

    [TestCase(AccessScope.OrdersPreview)]
    [TestCase(AccessScope.OrdersWrite)]
    [TestCase(AccessScope.Admin)]
    [TestCase(AccessScope.None)]
    public async Task Decorate_ToolThatMayJudgeAnOrder_KnowsItsCallerWhileItRuns(AccessScope scope)
    {
        Caller? seen = null;
        var tool = _policy.Decorate(ToolOf(scope, () => seen = _policy.Now));

        await tool.InvokeAsync(default, new RecordingContext { Who = Jane }, CancellationToken.None);

        seen.Should().BeSameAs(Jane);
        _policy.Now.Should().BeNull("it is of the call only");
    }

    [TestCase(AccessScope.MarketRead)]
    [TestCase(AccessScope.AccountRead)]
    public void Decorate_ToolThatOnlyReads_IsLeftAlone(AccessScope scope)
    {
        var tool = ToolOf(scope, () => { });

        _policy.Decorate(tool).Should().BeSameAs(tool);
    }

    private static ToolDescriptor ToolOf(AccessScope scope, Action run) => new TestTools().Tools[0] with
    {
        Scope = scope,
        Invoker = (_, _, _) =>
        {
            run();
            return Task.FromResult(new ToolOutcome(default, null));
        },
    };
}
