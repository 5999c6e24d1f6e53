using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Tests.Support;
using Gateway.Trading;
using Gateway.Trading.Audit;
using Gateway.Trading.Halts;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Session;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Trading.Halts;

[TestFixture]
public sealed class KillSwitchTests
{
    private static readonly Contract Apple = new() { ConId = 265598, SecType = "STK", Exchange = "SMART" };
    private static readonly Order Buy = new() { Action = "BUY", TotalQuantity = 1, OrderType = "LMT", LmtPrice = 1, Account = "DU1" };

    private string _folder = null!;
    private TwsApiFixture _tws = null!;
    private StringWriter _console = null!;

    [SetUp]
    public async Task SetUp()
    {
        _folder = Directory.CreateTempSubdirectory("gateway-halt-").FullName;
        _tws = new TwsApiFixture();
        await _tws.Client.Orders.Reconciled.PromptlyAsync("the orders of the day");
        _tws.Answer = request =>
        {
            if (request is PlaceOrderRequest place)
                _tws.Session.Tell(new OrderStatusMessage(place.OrderId, "Submitted", 0, 1, 0, 900 + place.OrderId, 0, 0, 7, "", null));
        };
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
    public async Task RestoreAsync_StoreWasLostAndTheJournalKnowsOfMore_StartsHaltedAndStaysSo()
    {
        using (var store = Store())
        using (var killSwitch = Switch(store, anchor: new FixedAnchor(new AuditMark(3, "abc", 0))))
        {
            await killSwitch.RestoreAsync();
            killSwitch.State!.Reason.Should().StartWith("gateway.db is not the one of the last run").And.Contain("Lines 1 to 3 are missing");
            _console.ToString().Should().Contain("resume trading");
        }
        using var reopened = Store();
        using var again = Switch(reopened);
        await again.RestoreAsync();
        again.State!.Reason.Should().Contain("Lines 1 to 3 are missing");
    }

    [Test]
    public async Task RestoreAsync_NewStoreAndNewJournal_IsNotHalted()
    {
        using var store = Store();
        using var killSwitch = Switch(store, anchor: new FixedAnchor(null));
        await killSwitch.RestoreAsync();
        killSwitch.State.Should().BeNull();
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

        (await killSwitch.ResumeAsync("model", "AAAAAAAA")).Should().BeNull();
        killSwitch.State.Should().NotBeNull();
        (await killSwitch.ResumeAsync("desk", code.ToLowerInvariant())).Should().NotBeNull();

        killSwitch.State.Should().BeNull();
        store.Read("halt").Should().BeNull();
        await PlaceAsync();
        _tws.Sent<PlaceOrderRequest>().Should().ContainSingle();
    }

    [Test]
    public async Task X12_ResumeAsync_AfterWrongCodes_ThePersonsCodeIsStillGood()
    {
        using var store = Store();
        using var killSwitch = Switch(store);
        await killSwitch.EngageAsync("desk", "first").PromptlyAsync("the halt");
        var code = CodeShown();

        for (var i = 0; i < 9; i++)
            (await killSwitch.ResumeAsync("model", "AAAAAAA" + i)).Should().BeNull();

        (await killSwitch.ResumeAsync("desk", code)).Should().NotBeNull();
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
        (await killSwitch.ResumeAsync("desk", code)).Should().NotBeNull();
        (await killSwitch.ResumeAsync("desk", code)).Should().BeNull("it is used up now");
        await PlaceAsync();
        _tws.Sent<PlaceOrderRequest>().Should().ContainSingle();
    }

    [Test]
    public async Task EngageAsync_WithCancels_LeavesTheDutyToTheNextRun()
    {
        using (var store = Store())
        using (var before = Switch(store))
            await before.EngageAsync("desk", "first", cancels: true, allClients: true).PromptlyAsync("the halt");

        using var reopened = Store();
        var duty = Duty(reopened);
        using var after = Switch(reopened, duty);
        await after.RestoreAsync().PromptlyAsync("the halt");

        duty.Current.Should().Match<CancelDuty.Duty>(current => current.AllClients);
        (await after.ResumeAsync("desk", CodeShown())).Should().NotBeNull();
        duty.Current.Should().BeNull();
        reopened.Read("cancel_duty").Should().BeNull();
    }

    [Test]
    public async Task EngageAsync_SecondCallAsksForMore_KeepsTheReasonAndWidensTheCancels()
    {
        using var store = Store();
        var duty = Duty(store);
        using var killSwitch = Switch(store, duty);
        await killSwitch.EngageAsync("desk", "first").PromptlyAsync("the halt");
        duty.Current.Should().BeNull();

        (await killSwitch.EngageAsync("model", "second", cancels: true)).Reason.Should().Be("first");
        duty.Current!.AllClients.Should().BeFalse();
        await killSwitch.EngageAsync("model", "third", cancels: true, allClients: true);
        await killSwitch.EngageAsync("model", "fourth", cancels: true);
        duty.Current!.AllClients.Should().BeTrue();
    }

    [Test]
    public async Task ResumeFromThisMachineAsync_Halted_NeedsNoCodeAndRemovesTheFile()
    {
        using var store = Store();
        using var killSwitch = Switch(store);
        await killSwitch.EngageAsync("desk", "first").PromptlyAsync("the halt");
        Files.WriteHalt("again", allClients: false);

        (await killSwitch.ResumeFromThisMachineAsync("desk")).Should().NotBeNull();

        killSwitch.State.Should().BeNull();
        Files.AsksToHalt.Should().BeFalse();
        (await killSwitch.ResumeFromThisMachineAsync("desk")).Should().BeNull("trading goes on already");
    }

    [Test]
    public async Task RestoreAsync_StateThatCannotBeRead_Halts()
    {
        using var store = Store();
        store.Write("halt", "not json");
        using var killSwitch = Switch(store);

        await killSwitch.RestoreAsync().PromptlyAsync("the halt");

        killSwitch.State!.Reason.Should().StartWith("the stored state of the kill switch cannot be read");
        killSwitch.IsDurable.Should().BeFalse();
        await FluentActions.Awaiting(() => PlaceAsync()).Should().ThrowAsync<TwsRefusedException>();
    }

    private static Func<SqliteConnection, int> Command(string text) => connection =>
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is the test's own.
        command.CommandText = text;
#pragma warning restore CA2100
        return command.ExecuteNonQuery();
    };

    private Task<OrderResult> PlaceAsync() =>
        _tws.Client.Orders.PlaceAsync(Apple, Buy, TimeSpan.FromSeconds(1)).PromptlyAsync("the outcome of an order, or its refusal");

    private TradingStore Store() => new(new TradingOptions { DataDirectory = _folder });

    private KillSwitch Switch(TradingStore store, CancelDuty? duty = null, IAuditAnchor? anchor = null) => new(
        _tws.Client, store, duty ?? Duty(store), Files, new OperatorCodes(_console, _tws.Clock),
        new AuditLog(store, _tws.Clock, NullLogger<AuditLog>.Instance, anchor), _tws.Clock, NullLogger<KillSwitch>.Instance);

    private CancelDuty Duty(TradingStore store) => new(_tws.Client, store, _tws.Clock, NullLogger<CancelDuty>.Instance);

    /// <summary>The mark of the audit log's end, as a journal that survived would have it.</summary>
    private sealed class FixedAnchor(AuditMark? mark) : IAuditAnchor
    {
        public AuditMark? Read() => mark;

        public void Note(AuditMark mark)
        {
        }

        public Task FlushAsync() => Task.CompletedTask;
    }

    private HaltFiles Files => new(_folder);

    private string CodeShown() => _console.ToString().TrimEnd().Split(' ')[^1];
}
