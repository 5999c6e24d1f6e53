using Gateway.Handlers;

namespace Gateway.Registry.Arguments;

/// <summary>The errors of one call's arguments: the first ten of them, each of bounded length, and the number of the others.</summary>
/// <remarks>A caller decides how many names a call has, so an answer must not grow with them.</remarks>
internal sealed class ArgumentFaults
{
    public const int Most = 10;
    private const int LongestFault = 2000;
    private readonly List<string> _faults = [];
    private int _more;

    public bool Any => _faults.Count > 0;

    /// <param name="fault">Is called for the errors that are told only.</param>
    public void Add(Func<string> fault)
    {
        if (_faults.Count < Most)
            _faults.Add(Short(fault()));
        else
            _more++;
    }

    public void Add(string fault) => Add(() => fault);

    public ToolException ToException() => ToolErrors.InvalidArgument(
        string.Join("\n", _more == 0 ? _faults : [.. _faults, $"and {_more.ToString(CultureInfo.InvariantCulture)} more"]));

    private static string Short(string fault) => fault.Length <= LongestFault ? fault : fault[..LongestFault] + "...";
}
