using Gateway.Configuration;
using Gateway.Mcp;
using Gateway.Mcp.Eras;
using Gateway.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Mcp.Eras;

[TestFixture]
public sealed class LegacySessionsTests
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);

    private ManualTimeProvider _time = null!;
    private LegacySessions _sessions = null!;

    [SetUp]
    public void SetUp()
    {
        _time = new ManualTimeProvider();
        var options = new McpOptions { SessionIdleTimeout = Idle, MaxSessions = 2 };
        _sessions = new LegacySessions(options, _time, NullLogger<LegacySessions>.Instance);
    }

    [TearDown]
    public void TearDown() => _sessions.Dispose();

    [Test]
    public void TryGet_AnotherPrincipal_FindsNothing()
    {
        LegacySession session = _sessions.Open("2025-11-25", "alice");

        _sessions.TryGet(session.Id, "bob", out _).Should().BeFalse();
        _sessions.TryGet(session.Id, null, out _).Should().BeFalse();
        _sessions.TryGet(session.Id, "alice", out _).Should().BeTrue();
    }

    [Test]
    public void Open_ManyTimes_NeverGivesAnIdTwice()
    {
        var ids = new HashSet<string>();
        for (int i = 0; i < 1000; i++)
        {
            LegacySession session = _sessions.Open("2025-11-25", null);
            ids.Add(session.Id).Should().BeTrue();
            _sessions.Close(session);
        }
    }

    [Test]
    public void Clock_PassesTheIdleTimeout_ForgetsSessionsWithoutBeingAsked()
    {
        LegacySession session = _sessions.Open("2025-11-25", null);

        _time.Advance(Idle + Idle);

        _sessions.Count.Should().Be(0);
        session.Ended.IsCancellationRequested.Should().BeTrue();
    }

    [Test]
    public void Open_EveryPlaceTaken_TheSessionLongestWithoutAClientGivesWay()
    {
        using var here = new CancellationTokenSource();
        LegacySession connected = _sessions.Open("2025-11-25", null);
        using SessionLease lease = connected.Enter(here.Token);
        LegacySession left = _sessions.Open("2025-11-25", null);

        FluentActions.Invoking(() => _sessions.Open("2025-11-25", null)).Should().Throw<McpException>("its client may be about to come back")
            .Which.Status.Should().Be(503);
        _time.Advance(TimeSpan.FromMinutes(1));
        LegacySession newcomer = _sessions.Open("2025-11-25", null);

        left.Ended.IsCancellationRequested.Should().BeTrue();
        connected.Ended.IsCancellationRequested.Should().BeFalse();
        _sessions.TryGet(newcomer.Id, null, out _).Should().BeTrue();
        _sessions.Count.Should().Be(2);
    }

    [Test]
    public void Lease_Held_KeepsTheSessionUntilTheClientLeaves()
    {
        using var gone = new CancellationTokenSource();
        LegacySession session = _sessions.Open("2025-11-25", null);
        using SessionLease lease = session.Enter(gone.Token);

        _time.Advance(Idle + Idle);
        _sessions.Count.Should().Be(1);

        gone.Cancel();
        _time.Advance(Idle + Idle);
        _sessions.Count.Should().Be(0);
        session.Ended.IsCancellationRequested.Should().BeTrue();
    }

    [Test]
    public void Client_VanishedWithoutAnyUse_TheSessionIsSoonForgotten()
    {
        using var gone = new CancellationTokenSource();
        LegacySession session = _sessions.Open("2025-11-25", null);
        session.Enter(gone.Token);
        gone.Cancel();

        _time.Advance(TimeSpan.FromSeconds(45));

        _sessions.Count.Should().Be(0);
        session.Ended.IsCancellationRequested.Should().BeTrue();
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Client_SettledOrWaiting_TheSessionIsKept(bool settled)
    {
        using var gone = new CancellationTokenSource();
        LegacySession session = _sessions.Open("2025-11-25", null);
        SessionLease lease = session.Enter(gone.Token);
        if (settled)
        {
            session.Settle();
            gone.Cancel();
        }

        lease.Dispose();
        _time.Advance(TimeSpan.FromMinutes(5));

        _sessions.TryGet(session.Id, null, out _).Should().BeTrue();
    }

    [Test]
    public void Open_ShareOfOneCallerTaken_OthersAreServed()
    {
        using var sessions = new LegacySessions(
            new McpOptions { MaxSessions = 5, MaxSessionsPerCaller = 1 }, _time, NullLogger<LegacySessions>.Instance);
        LegacySession first = sessions.Open("2025-11-25", "alice");

        FluentActions.Invoking(() => sessions.Open("2025-11-25", "alice")).Should().Throw<McpException>().Which.Status.Should().Be(503);
        sessions.Open("2025-11-25", "bob");
        sessions.Open("2025-11-25", null);
        sessions.Open("2025-11-25", null);
        sessions.Close(first);
        sessions.Open("2025-11-25", "alice");

        sessions.Count.Should().Be(4);
    }
}
