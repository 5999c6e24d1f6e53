using Gateway.Tests.Support;
using Gateway.Trading.Policy;

namespace Gateway.Tests.Trading.Policy;

[TestFixture]
[Category("Unit")]
public sealed class SharedAnswersTests
{
    private readonly List<TaskCompletionSource<int>> _asked = [];
    private readonly SemaphoreSlim _asking = new(0);
    private ManualTimeProvider _clock = null!;

    [SetUp]
    public void Start()
    {
        _clock = new ManualTimeProvider();
        _asked.Clear();
    }

    [OneTimeTearDown]
    public void End() => _asking.Dispose();

    [Test]
    public async Task GetAsync_Burst_AsksOnceAndAgainWhenTheAnswerIsOld()
    {
        var answers = new SharedAnswers<string, int>(TimeSpan.FromSeconds(1), _clock);
        var burst = Enumerable.Range(0, 500).Select(_ => answers.GetAsync("AAPL", AskAsync, CancellationToken.None)).ToList();
        await AskedAsync();
        _asked.Single().SetResult(7);

        (await Task.WhenAll(burst)).Should().OnlyContain(answer => answer == 7);
        (await answers.GetAsync("AAPL", AskAsync, CancellationToken.None)).Should().Be(7);
        _clock.Advance(TimeSpan.FromSeconds(1.1));
        var later = answers.GetAsync("AAPL", AskAsync, CancellationToken.None);
        await AskedAsync();
        _asked[1].SetResult(8);
        (await later).Should().Be(8);
    }

    [Test]
    public async Task GetAsync_NoLifetime_SharesOnlyWhatIsAskedAfterwards()
    {
        var answers = new SharedAnswers<string, int>(TimeSpan.Zero, _clock);
        var first = answers.GetAsync("all", AskAsync, CancellationToken.None);
        await AskedAsync();
        var second = answers.GetAsync("all", AskAsync, CancellationToken.None);
        var third = answers.GetAsync("all", AskAsync, CancellationToken.None);

        _asked[0].SetResult(1);
        await AskedAsync();
        _asked[1].SetResult(2);

        (await first).Should().Be(1);
        (await second).Should().Be(2, "the first was asked before it came");
        (await third).Should().Be(2);
        _asked.Should().HaveCount(2);
    }

    [Test]
    public async Task GetAsync_FirstUserLeaves_TheOthersGetTheirAnswer()
    {
        var answers = new SharedAnswers<string, int>(TimeSpan.FromSeconds(1), _clock);
        using var leaving = new CancellationTokenSource();
        var first = answers.GetAsync("AAPL", AskAsync, leaving.Token);
        var second = answers.GetAsync("AAPL", AskAsync, CancellationToken.None);
        await AskedAsync();

        await leaving.CancelAsync();
        _asked[0].SetResult(7);

        await first.Invoking(one => one).Should().ThrowAsync<OperationCanceledException>();
        (await second).Should().Be(7);
    }

    [Test]
    public async Task GetAsync_Failure_IsNotKept()
    {
        var answers = new SharedAnswers<string, int>(TimeSpan.FromHours(1), _clock);
        var failing = answers.GetAsync("AAPL", AskAsync, CancellationToken.None);
        await AskedAsync();
        _asked[0].SetException(new InvalidOperationException("gone"));
        await failing.Invoking(one => one).Should().ThrowAsync<InvalidOperationException>();

        var again = answers.GetAsync("AAPL", AskAsync, CancellationToken.None);
        await AskedAsync();
        _asked[1].SetResult(8);

        (await again).Should().Be(8);
    }

    private async Task AskedAsync() => (await _asking.WaitAsync(GatewayFixture.Deadline)).Should().BeTrue();

    private Task<int> AskAsync()
    {
        var answer = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked.Add(answer);
        _asking.Release();
        return answer.Task;
    }
}
