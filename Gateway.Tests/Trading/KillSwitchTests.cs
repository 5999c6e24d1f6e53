using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Tests.Support;
using Gateway.Trading;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Session;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Trading;

[TestFixture]
public sealed class KillSwitchTests
{
    private static readonly Contract Apple = new() { ConId = 265598, SecType = "STK", Exchange = "SMART" };
    private static readonly Order Buy = new() { Action = "BUY", TotalQuantity = 1, OrderType = "MKT", Account = "DU1" };

    private string _folder = null!;
    private TwsApiFixture _tws = null!;
    private StringWriter _console = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = Directory.CreateTempSubdirectory("gateway-halt-").FullName;
        _tws = new TwsApiFixture();
        _console = new StringWriter();
    }

    [TearDown]
    public async Task TearDown()
    {
        await _tws.DisposeAsync();
        await _console.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task EngageAsync_OrdersAfterIt_AreRefusedAndNothingIsSent()
    {
        using var store = Store();
        using var killSwitch = Switch(store);

        await killSwitch.EngageAsync("desk", "runaway strategy").PromptlyAsync("the halt");

        await FluentActions.Awaiting(() => PlaceAsync()).Should().ThrowAsync<TwsRefusedException>()
            .WithMessage("Nothing was sent: trading is halted since * by desk: runaway strategy.*");
        _tws.Sent<PlaceOrderRequest>().Should().BeEmpty();
    }

    [Test]
    public async Task EngageAsync_ManyOrdersUnderWay_NoneGoesOutAfterItHasReturned()
    {
        using var store = Store();
        using var killSwitch = Switch(store);
        var orders = Enumerable.Range(0, 200).Select(_ => Task.Run(() => PlaceAsync())).ToList();

        await killSwitch.EngageAsync("desk", "stop").PromptlyAsync("the halt");
        var sent = _tws.Sent<PlaceOrderRequest>().Count();
        await Task.WhenAll(orders.Select(order => order.ContinueWith(_ => true, TaskScheduler.Default))).PromptlyAsync("the outcome of every order");

        _tws.Sent<PlaceOrderRequest>().Should().HaveCount(sent);
        orders.Count(order => order.IsFaulted).Should().Be(200 - sent);
    }

    [Test]
    public async Task RestoreAsync_AfterARestart_IsHaltedStill()
    {
        using (var store = Store())
        using (var before = Switch(store))
            await before.EngageAsync("desk", "first").PromptlyAsync("the halt");

        using var reopened = Store();
        using var after = Switch(reopened);
        await after.RestoreAsync().PromptlyAsync("the halt");

        after.State.Should().Match<Halt>(halt => halt.By == "desk" && halt.Reason == "first");
        await FluentActions.Awaiting(() => PlaceAsync()).Should().ThrowAsync<TwsRefusedException>();
    }

    [Test]
    public async Task ResumeAsync_OnlyWithTheCodeOfTheConsole_LetsOrdersGo()
    {
        using var store = Store();
        using var killSwitch = Switch(store);
        await killSwitch.EngageAsync("desk", "first").PromptlyAsync("the halt");
        var code = CodeShown();

        (await killSwitch.ResumeAsync("model", "AAAAAAAA")).Should().BeFalse();
        killSwitch.State.Should().NotBeNull();
        (await killSwitch.ResumeAsync("desk", code.ToLowerInvariant())).Should().BeTrue();

        killSwitch.State.Should().BeNull();
        store.Read("halt").Should().BeNull();
        await PlaceAsync();
        _tws.Sent<PlaceOrderRequest>().Should().ContainSingle();
    }

    [Test]
    public async Task ResumeAsync_FiveWrongCodes_VoidTheCode()
    {
        using var store = Store();
        using var killSwitch = Switch(store);
        await killSwitch.EngageAsync("desk", "first").PromptlyAsync("the halt");
        var code = CodeShown();

        for (var i = 0; i < 5; i++)
            (await killSwitch.ResumeAsync("model", "AAAAAAA" + i)).Should().BeFalse();

        (await killSwitch.ResumeAsync("model", code)).Should().BeFalse();
        (await killSwitch.ResumeAsync("desk", CodeShown())).Should().BeTrue();
    }

    [Test]
    public async Task ResumeAsync_DiskFails_StaysHaltedAndTheCodeGood()
    {
        using var store = Store();
        using var killSwitch = Switch(store);
        await killSwitch.EngageAsync("desk", "first").PromptlyAsync("the halt");
        var code = CodeShown();
        store.Use(Command("CREATE TRIGGER full BEFORE DELETE ON state BEGIN SELECT RAISE(ABORT, 'disk full'); END"));

        var failed = (await FluentActions.Awaiting(() => killSwitch.ResumeAsync("desk", code)).Should().ThrowAsync<ToolException>()).Which.Error;

        failed.Code.Should().Be("halt_kept");
        failed.Message.Should().StartWith("Trading stays halted: ").And.NotContain("SQLite");
        failed.Hint.Should().Contain("stays valid");
        killSwitch.State.Should().NotBeNull();
        await FluentActions.Awaiting(() => PlaceAsync()).Should().ThrowAsync<TwsRefusedException>();
        store.Read("halt").Should().NotBeNull();

        store.Use(Command("DROP TRIGGER full"));
        (await killSwitch.ResumeAsync("desk", code)).Should().BeTrue();
        (await killSwitch.ResumeAsync("desk", code)).Should().BeFalse("it is used up now");
        await PlaceAsync();
        _tws.Sent<PlaceOrderRequest>().Should().ContainSingle();
    }

    private static Func<SqliteConnection, int> Command(string text) => connection =>
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is the test's own.
        command.CommandText = text;
#pragma warning restore CA2100
        return command.ExecuteNonQuery();
    };

    /// <summary>Does not wait for TWS's word: an order that should have been refused shows at once that it was not.</summary>
    private Task<OrderResult> PlaceAsync() =>
        _tws.Client.Orders.PlaceAsync(Apple, Buy, TimeSpan.Zero).PromptlyAsync("the outcome of an order, or its refusal");

    private TradingStore Store() => new(new TradingOptions { DataDirectory = _folder });

    private KillSwitch Switch(TradingStore store) => new(_tws.Client, store, new OperatorCodes(_console, _tws.Clock), _tws.Clock, NullLogger<KillSwitch>.Instance);

    private string CodeShown() => _console.ToString().TrimEnd().Split(' ')[^1];
}
