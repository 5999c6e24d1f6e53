using Gateway.Handlers;
using Gateway.Instruments.Times;
using Gateway.Tools.History;

namespace Gateway.Tests.Tools.History;

[TestFixture]
[Parallelizable]
public sealed class BarWindowTests
{
    private static readonly ExchangeClock NewYork = new("US/Eastern");
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 15, 0, 0, TimeSpan.Zero);

    [TestCase(null, null, null, "1 hour", "1 D", null, null)]
    [TestCase("1 month", null, null, "1 day", "1 M", null, null)]
    [TestCase("5 D", null, "2026-11-20", "1 day", "5 D", null, "2026-11-21T04:59:59Z")]
    [TestCase(null, null, "2026-11-20 16:00", "1 hour", "1 D", null, "2026-11-20T21:00:00Z")]
    [TestCase(null, null, "2026-12-01", "1 hour", "1 D", null, null)]
    [TestCase(null, "2026-11-02", "2026-11-20", "1 day", "19 D", "2026-11-02T05:00:00Z", "2026-11-21T04:59:59Z")]
    [TestCase(null, "2026-11-20 09:30", "2026-11-20 16:00", "1 min", "23400 S", "2026-11-20T14:30:00Z", "2026-11-20T21:00:00Z")]
    [TestCase(null, "2026-11-20", "2026-11-20", "1 day", "1 D", "2026-11-20T05:00:00Z", "2026-11-21T04:59:59Z")]
    [TestCase(null, "2024-01-02", null, "1 day", "3 Y", "2024-01-02T05:00:00Z", null)]
    [TestCase("5 D", "2026-11-02", null, "1 day", "5 D", "2026-11-02T05:00:00Z", "2026-11-07T05:00:00Z")]
    [TestCase("1 year", "2026-11-02", null, "1 day", "1 Y", "2026-11-02T05:00:00Z", null)]
    [TestCase("YTD", null, null, "1 day", "335 D", "2026-01-01T05:00:00Z", null)]
    [TestCase(null, "2026-01-05", null, "1 month", "12 M", "2026-01-05T05:00:00Z", null)]
    public void Of_StartEndAndDuration_AreOneRequest(
        string? duration, string? start, string? end, string size, string expected, string? first, string? last)
    {
        var window = BarWindow.Of(duration, Moment(start), Moment(end), size, NewYork, Now);

        window.Should().Be(new BarWindow(expected, Utc(first), Utc(last)));
    }

    [TestCase("5 D", "2026-11-02", "2026-11-20", "duration: must be absent when startDateTime and endDateTime are given*")]
    [TestCase(null, "2026-11-20", "2026-11-02", "startDateTime: must be before endDateTime*")]
    [TestCase(null, "2026-12-02", null, "startDateTime: must be before endDateTime*")]
    [TestCase("YTD", "2026-11-20", null, "duration: YTD begins*")]
    public void Of_WhatDoesNotGoTogether_IsRefused(string? duration, string? start, string? end, string message) =>
        FluentActions.Invoking(() => BarWindow.Of(duration, Moment(start), Moment(end), "1 day", NewYork, Now)).Should().Throw<ToolException>()
            .Which.Error.Message.Should().Match(message);

    private static MomentInput? Moment(string? text) => text is null ? null : MomentInput.Parse(text);

    private static DateTimeOffset? Utc(string? text) =>
        text is null ? null : DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
