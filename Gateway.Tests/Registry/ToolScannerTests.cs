using Gateway.Access;
using Gateway.Handlers;
using Gateway.Tests.Support;
using DescriptionAttribute = System.ComponentModel.DescriptionAttribute;

namespace Gateway.Tests.Registry;

[TestFixture]
public sealed class ToolScannerTests
{
    [TestCase(typeof(NoDescription), "*NoDescription.Run: the tool needs a [[]Description]*")]
    [TestCase(typeof(NoParameterDescription), "*NoParameterDescription.Run.text: the parameter needs a*")]
    [TestCase(typeof(NoSchema), "*NoSchema.Run.address: the type Uri has no schema*")]
    [TestCase(typeof(NoResult), "*NoResult.Run: a tool must return a result*")]
    [TestCase(typeof(TooLong), "*TooLong.Run: the description has 401 characters; 400 are allowed*")]
    [TestCase(typeof(NotAnObject), "*NotAnObject.Run: the result type Int32 must be a class or record*")]
    [TestCase(typeof(BadName), "*BadName.Run: the tool name 'a b' must be*")]
    public void Scan_UnfitTool_StopsWithItsPlace(Type toolset, string message)
    {
        var scan = () => ToolProbe.Scan(toolset);

        scan.Should().Throw<Exception>().Where(thrown => thrown.GetBaseException() is InvalidOperationException)
            .Which.GetBaseException().Message.Should().Match(message.Replace("[[]", "[", StringComparison.Ordinal));
    }

    [Test]
    public void Scan_TwoToolsOfOneName_Stops()
    {
        var scan = () => ToolProbe.Scan(typeof(SampleTools), typeof(Twin));

        scan.Should().Throw<InvalidOperationException>().WithMessage("soon: two tools have this name, in the toolsets sample and twin.");
    }

    [Test]
    public void Scan_Tools_AreOrderedByName() =>
        ToolProbe.Scan(typeof(SampleTools)).Tools.Select(tool => tool.Name).Should().Equal("count", "echo_all", "fail", "soon");

    [Toolset("bad", AccessScope.None)]
    internal sealed class NoDescription
    {
        [Tool("bad", "Bad")]
        public static SampleResult Run() => new() { Text = "" };
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class NoParameterDescription
    {
        [Tool("bad", "Bad")]
        [Description("Bad.")]
        public static SampleResult Run(string text) => new() { Text = text };
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class NoSchema
    {
        [Tool("bad", "Bad")]
        [Description("Bad.")]
        public static SampleResult Run([Description("Where.")] Uri address) => new() { Text = address.Host };
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class NoResult
    {
        [Tool("bad", "Bad")]
        [Description("Bad.")]
        public static Task Run() => Task.CompletedTask;
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class TooLong
    {
        private const string Ten = "1234567890";
        private const string Hundred = Ten + Ten + Ten + Ten + Ten + Ten + Ten + Ten + Ten + Ten;

        [Tool("bad", "Bad")]
        [Description(Hundred + Hundred + Hundred + Hundred + "!")]
        public static SampleResult Run() => new() { Text = "" };
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class NotAnObject
    {
        [Tool("bad", "Bad")]
        [Description("Bad.")]
        public static int Run() => 1;
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class BadName
    {
        [Tool("a b", "Bad")]
        [Description("Bad.")]
        public static SampleResult Run() => new() { Text = "" };
    }

    [Toolset("twin", AccessScope.None)]
    internal sealed class Twin
    {
        [Tool("soon", "Soon")]
        [Description("A twin.")]
        public static SampleResult Run() => new() { Text = "" };
    }
}
