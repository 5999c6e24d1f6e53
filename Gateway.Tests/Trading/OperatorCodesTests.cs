using Gateway.Configuration;
using Gateway.Tests.Support;
using Gateway.Trading;
using Gateway.Trading.Audit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Trading;

[TestFixture]
public sealed class OperatorCodesTests
{
    private const string Thing = "st-1";

    private readonly ManualTimeProvider _clock = new();
    private StringWriter _console = null!;
    private TradingStore _store = null!;
    private AuditLog _audit = null!;
    private OperatorCodes _codes = null!;

    [SetUp]
    public void SetUp()
    {
        _console = new StringWriter();
        _store = new TradingStore(new TradingOptions());
        _audit = new AuditLog(_store, _clock, NullLogger<AuditLog>.Instance);
        _codes = new OperatorCodes(_console, _clock, _audit);
        _codes.Show(Thing, "approve st-1");
    }

    [TearDown]
    public void TearDown()
    {
        _console.Dispose();
        _store.Dispose();
    }

    [Test]
    public void X12_IsRight_AfterManyWrongCodes_ThePersonsCodeIsStillGoodAndNoneIsPrintedAnew()
    {
        var code = CodeShown();

        for (var i = 0; i < 300; i++)
            _codes.IsRight(Thing, "GUESSED1").Should().BeFalse();

        _codes.IsRight(Thing, code).Should().BeTrue();
        _console.ToString().Split('\n').Count(line => line.Contains("give this code", StringComparison.Ordinal)).Should().Be(1);
        _console.ToString().Should().Contain("5 wrong codes were given to approve st-1").And.NotContain("GUESSED1");
    }

    [Test]
    public async Task X12_HoldAsync_FiveAreFreeThenItTakesSeconds()
    {
        for (var i = 0; i < 5; i++)
        {
            _codes.IsRight(Thing, "GUESSED1");
            _codes.HoldAsync(Thing, CancellationToken.None).IsCompleted.Should().BeTrue();
        }
        foreach (var seconds in new[] { 1, 2, 4, 5, 5 })
        {
            _codes.IsRight(Thing, "GUESSED1");
            var held = _codes.HoldAsync(Thing, CancellationToken.None);
            _clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            held.IsCompleted.Should().BeFalse();
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            (await held.WaitAsync(TwsApiFixture.Limit)).Should().BeTrue();
        }
    }

    [Test]
    public async Task HoldAsync_TooManyAtOnce_RefusesTheRest()
    {
        for (var i = 0; i < 6; i++)
            _codes.IsRight(Thing, "GUESSED1");
        var held = Enumerable.Range(0, 16).Select(_ => _codes.HoldAsync(Thing, CancellationToken.None)).ToList();

        (await _codes.HoldAsync(Thing, CancellationToken.None).WaitAsync(TwsApiFixture.Limit)).Should().BeFalse();

        _clock.Advance(TimeSpan.FromSeconds(5));
        (await Task.WhenAll(held).WaitAsync(TwsApiFixture.Limit)).Should().OnlyContain(answered => answered);
    }

    [Test]
    public void HoldAsync_WrongCodesForManyThings_CountTogether()
    {
        for (var i = 0; i < 21; i++)
        {
            _codes.Show("st-" + i, "approve st-" + i);
            _codes.IsRight("st-" + i, "GUESSED1");
        }

        _codes.HoldAsync("st-20", CancellationToken.None).IsCompleted.Should().BeFalse();
    }

    [Test]
    public void Guessed_WrongCodes_AreToldOfOnceAtTheFifth()
    {
        List<string> told = [];
        _codes.Guessed += told.Add;

        for (var i = 0; i < 4; i++)
            _codes.IsRight(Thing, "GUESSED1");
        told.Should().BeEmpty();
        _codes.IsRight(Thing, "GUESSED1");
        told.Should().Equal("approve st-1");
        for (var i = 0; i < 3; i++)
            _codes.IsRight(Thing, "GUESSED1");

        told.Should().ContainSingle();
        _audit.Read(null, "operator code", null, 10).Should().HaveCount(6, "the first five and the eighth");
    }

    [Test]
    public void IsRight_ManyWrongCodes_FillNoLog()
    {
        for (var i = 0; i < 1000; i++)
            _codes.IsRight(Thing, "GUESSED1");

        var lines = _audit.Read(null, "operator code", null, 1000);
        lines.Should().HaveCount(12, "the first five, then 8, 16, 32, 64, 128, 256 and 512");
        lines[0].Detail.Should().Be("Wrong code number 512 to approve st-1.");
        lines.Should().OnlyContain(line => line.Event == "wrong_code");
    }

    private string CodeShown() => _console.ToString().TrimEnd().Split(' ')[^1];
}
