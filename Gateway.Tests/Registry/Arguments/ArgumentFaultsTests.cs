using Gateway.Registry.Arguments;

namespace Gateway.Tests.Registry.Arguments;

[TestFixture]
public sealed class ArgumentFaultsTests
{
    [Test]
    public void X3_ManyFaults_TenAreToldAndTheOthersCounted()
    {
        var faults = new ArgumentFaults();
        var made = 0;

        for (var i = 0; i < 300_000; i++)
        {
            var name = $"x{i}";
            faults.Add(() =>
            {
                made++;
                return name + ": is unknown";
            });
        }

        var lines = faults.ToException().Error.Message.Split('\n');
        lines.Should().HaveCount(11);
        lines[0].Should().Be("x0: is unknown");
        lines[^1].Should().Be("and 299990 more");
        made.Should().Be(10, "an error that is not told is not worked out");
    }

    [Test]
    public void X3_LongFault_IsCut()
    {
        var faults = new ArgumentFaults();
        faults.Any.Should().BeFalse();

        faults.Add(new string('x', 100_000));

        faults.Any.Should().BeTrue();
        faults.ToException().Error.Message.Length.Should().BeLessThan(2_100);
    }
}
