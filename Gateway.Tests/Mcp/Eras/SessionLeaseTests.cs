using Gateway.Mcp.Eras;
using Gateway.Streaming;

namespace Gateway.Tests.Mcp.Eras;

[TestFixture]
public sealed class SessionLeaseTests
{
    private LegacySession _session = null!;

    [SetUp]
    public void SetUp() => _session = new LegacySession("id", "2025-11-25", null, new EventMemory(10, 1024, 1024, TimeSpan.FromMinutes(1)), TimeProvider.System);

    [TearDown]
    public void TearDown() => _session.Dispose();

    [Test]
    public void Dispose_ByWhomTheBrokenConnectionWokeFirst_StillTellsThatTheClientVanished()
    {
        using var gone = new CancellationTokenSource();
        SessionLease lease = _session.Enter(gone.Token);
        using CancellationTokenRegistration first = gone.Token.Register(lease.Dispose); // the last to register is called first

        gone.Cancel();

        _session.IsProvisional.Should().BeTrue();
        _session.Absence.Should().NotBeNull();
    }

    [Test]
    public void Dispose_AfterAnAnswer_IsNoVanishing()
    {
        using var gone = new CancellationTokenSource();

        _session.Enter(gone.Token).Dispose();

        _session.IsProvisional.Should().BeFalse();
    }

    [Test]
    public void Vanish_BeforeTheTokenTells_CountsOnce()
    {
        using (SessionLease lease = _session.Enter(CancellationToken.None))
            lease.Vanish();

        _session.IsProvisional.Should().BeTrue();
        _session.Absence.Should().NotBeNull();
    }
}
