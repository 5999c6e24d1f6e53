using Gateway.Access;
using Gateway.Handlers;
using Gateway.Tests.Support;
using DescriptionAttribute = System.ComponentModel.DescriptionAttribute;

namespace Gateway.Tests.Registry.Paging;

[TestFixture]
public sealed class RowsMisuseTests
{
    [TestCase(typeof(NoSuchList), "NoSuchList.Run: the result has no list of objects bars, as [Rows] says.")]
    [TestCase(typeof(NoObjects), "NoObjects.Run: the result has no list of objects names, as [Rows] says.")]
    [TestCase(typeof(Taken), "Taken.Run: the list of [Rows] cannot be called rows: other forms of the list are.")]
    [TestCase(typeof(Contents), "Contents.Run: [Rows] needs a tool with one JSON result and arguments of its own.")]
    public void Scan_RowsThatCannotBe_Stops(Type toolset, string message)
    {
        var scan = () => ToolProbe.Scan(toolset);

        scan.Should().Throw<InvalidOperationException>().WithMessage(message);
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class NoSuchList
    {
        [Tool("bad", "Bad")]
        [Rows("bars", 10)]
        [Description("Bad.")]
        public static SampleResult Run() => new() { Text = "" };
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class NoObjects
    {
        [Tool("bad", "Bad")]
        [Rows("names", 10)]
        [Description("Bad.")]
        public static SampleResult Run() => new() { Text = "" };
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class Taken
    {
        [Tool("bad", "Bad")]
        [Rows("rows", 10)]
        [Description("Bad.")]
        public static SampleResult Run() => new() { Text = "" };
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class Contents
    {
        [Tool("bad", "Bad")]
        [Rows("things", 10)]
        [Description("Bad.")]
        public static ToolContent Run() => new([]);
    }
}
