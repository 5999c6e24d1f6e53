using Gateway.Access;
using Gateway.Configuration;
using Gateway.Tests.Support;
using Gateway.Trading;
using Gateway.Tws.Resilience;

namespace Gateway.Tests.Trading;

[TestFixture]
public sealed class LoginAccountsTests
{
    private readonly FakeTwsConnection _tws = new();
    private DirectoryInfo _folder = null!;

    [SetUp]
    public void Make() => _folder = Directory.CreateTempSubdirectory();

    [TearDown]
    public void Remove() => _folder.Delete(recursive: true);

    [Test]
    public void Kind_AsTwsNamesTheAccounts_ChangesAndIsTold()
    {
        using var store = Store();
        using var login = new LoginAccounts(_tws, store);
        var told = new List<LoginKind>();
        login.Changed += () => told.Add(login.Kind);
        login.Kind.Should().Be(LoginKind.Unknown);

        _tws.Set(ConnectionState.Connected, null, "DU1", "DF2");
        _tws.Set(ConnectionState.Connecting);
        login.Kind.Should().Be(LoginKind.Paper);
        _tws.Set(ConnectionState.Connected, null, "DU1", "U2");
        _tws.Set(ConnectionState.Disconnected);

        login.Kind.Should().Be(LoginKind.Live, "what was named last counts");
        told.Should().Equal(LoginKind.Paper, LoginKind.Live);
    }

    [TestCase("U1", "Live")]
    [TestCase("DU1", "Paper")]
    public void Kind_AfterARestart_IsTheLastOne(string account, string kind)
    {
        using (var store = Store())
        using (new LoginAccounts(_tws, store))
            _tws.Set(ConnectionState.Connected, null, account);
        _tws.Set(ConnectionState.Connecting);

        using var again = Store();
        using var login = new LoginAccounts(_tws, again);

        login.Kind.ToString().Should().Be(kind);
    }

    [Test]
    public void Kind_StoreCannotBeRead_IsLiveUntilTwsSaysOtherwise()
    {
        var tws = new FakeTwsConnection();
        File.WriteAllText(Path.Combine(_folder.FullName, "gateway.db"), new string('x', 5_000));
        using var store = Store();
        using var login = new LoginAccounts(tws, store);

        login.Kind.Should().Be(LoginKind.Live);
        tws.Set(ConnectionState.Connected, null, "DU1");

        login.Kind.Should().Be(LoginKind.Paper);
    }

    private TradingStore Store() => new(new TradingOptions { DataDirectory = _folder.FullName });
}
