using System.Collections;
using System.Reflection;
using Gateway.Tests.Support;
using Gateway.Tws.Messages;

namespace Gateway.Tests.Messages;

/// <summary>
/// A row of Fixtures/Tws/members-200.txt: one message, the members in the order of its fields, and a frame in which every value differs.
/// </summary>
internal sealed class MemberRow
{
    private static readonly MethodInfo ReadMethod = typeof(TwsFields).GetMethod(nameof(TwsFields.Read))!;

    private readonly string _text;

    private MemberRow(string text)
    {
        _text = text;
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        var head = text[..colon].Split(' ');
        Type = typeof(IMessageSink).Assembly.GetTypes().Single(type => type.Name == head[0]);
        Id = int.Parse(head[1], CultureInfo.InvariantCulture);
        Members = text[(colon + 2)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Fields = [head[1], .. Members.Select(ValueFor)];
    }

    public Type Type { get; }

    public int Id { get; }

    public string[] Members { get; }

    public string[] Fields { get; }

    public static IEnumerable<MemberRow> All =>
        TwsFields.FixtureLines("members-200.txt").Where(line => line.Length > 0 && line[0] != '#').Select(line => new MemberRow(line));

    /// <summary>The first row of a message: without its optional blocks.</summary>
    public static MemberRow Plain(string message) => All.First(row => row.Type.Name == message);

    public object Read(IReadOnlyList<string> fields, int version) =>
        ReadMethod.MakeGenericMethod(Type).Invoke(null, [fields, version])!;

    /// <summary>Each member of the message beside the text of its field.</summary>
    public IEnumerable<(string Member, string Expected, string Actual)> Compare(object message) =>
        from pair in Members.Select((member, i) => (Member: member, Text: Fields[i + 1]))
        where pair.Member[0] != '='
        select (pair.Member, pair.Text, TextOf(Follow(message, pair.Member)));

    public override string ToString() => $"{Type.Name} ({Fields.Length} fields)";

    private string ValueFor(string member, int index)
    {
        if (member[0] == '=')
            return member[1..].Replace('_', ' ');
        var number = (1000 + index).ToString(CultureInfo.InvariantCulture);
        var type = TypeOf(member);
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(string) ? $"v{number}"
            : type == typeof(bool) ? "1"
            : type == typeof(decimal) || type == typeof(double) ? number + ".25"
            : type == typeof(int) || type == typeof(long) || type.IsEnum ? number
            : throw new InvalidOperationException($"{_text}: {member} has the type {type}");
    }

    private Type TypeOf(string path)
    {
        var type = Type;
        foreach (var step in path.Split('.'))
        {
            var (name, index, cast) = Parts(step);
            type = Property(type, name).PropertyType;
            type = index is null ? type : type.GetGenericArguments()[0];
            type = cast is null ? type : type.Assembly.GetTypes().Single(candidate => candidate.Name == cast);
        }
        return type;
    }

    private static object? Follow(object message, string path)
    {
        object? value = message;
        foreach (var step in path.Split('.'))
        {
            var (name, index, _) = Parts(step);
            value = Property(value!.GetType(), name).GetValue(value);
            value = index is { } at ? ((IEnumerable)value!).Cast<object?>().ElementAt(at) : value;
        }
        return value;
    }

    /// <summary>A step is <c>Name</c>, <c>Name[1]</c> or <c>Name[1]:Type</c>.</summary>
    private static (string Name, int? Index, string? Cast) Parts(string step)
    {
        var parts = step.Split('[', ']', ':');
        return (parts[0], parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : null, parts.Length > 3 ? parts[3] : null);
    }

    private static PropertyInfo Property(Type type, string name) =>
        type.GetProperty(name) ?? throw new InvalidOperationException($"{type.Name} has no {name}");

    private static string TextOf(object? value) => value switch
    {
        null => "(null)",
        bool flag => flag ? "1" : "0",
        Enum number => Convert.ToInt64(number, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
