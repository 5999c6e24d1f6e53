using Gateway.Handlers;
using Gateway.Registry.Paging;

namespace Gateway.Tests.Registry.Paging;

[TestFixture]
public sealed class RowsCursorTests
{
    private const string Key = "0123456789ABCDEF";

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(int.MaxValue)]
    public void Read_Written_IsTheSamePlace(int position) => RowsCursor.Read(RowsCursor.Write(position, Key), Key).Should().Be(position);

    [TestCase(-1)]
    [TestCase(int.MinValue)]
    public void Read_NegativePlace_IsRefused(int position) => ShouldBeRefused(RowsCursor.Write(position, Key));

    [Test]
    public void Read_OfAnotherCall_IsRefused() => ShouldBeRefused(RowsCursor.Write(1, "0123456789ABCDEE"));

    private static void ShouldBeRefused(string cursor) =>
        FluentActions.Invoking(() => RowsCursor.Read(cursor, Key)).Should().Throw<ToolException>()
            .Which.Error.Message.Should().StartWith("cursor: must come with the same arguments");
}
