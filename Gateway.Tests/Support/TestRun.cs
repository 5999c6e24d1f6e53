using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using Gateway.Tests.Support;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(4)]
[assembly: UnitByRule]

namespace Gateway.Tests.Support;

/// <summary>
/// Puts every fixture that reaches no server, socket or process into the category Unit: the half that answers in seconds. What a fixture reaches is read from its fields and from the
/// locals of its methods, through all types of this project, so that nobody has to say it.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class UnitByRuleAttribute : NUnitAttribute, IApplyToTest
{
    public const string Category = "Unit";

    public void ApplyToTest(Test test)
    {
        if (test is TestFixture { TypeInfo: { } type } && !HostUse.Of(type.Type))
            test.Properties.Add(PropertyNames.Category, Category);
        foreach (var child in test.Tests.OfType<TestSuite>())
            ApplyToTest(child);
    }
}

/// <summary>Gives the runner its settings, however it is started: <c>dotnet test</c> hands on none of a project's.</summary>
internal static class RunSettings
{
    private const string File = "TESTINGPLATFORM_VSTESTBRIDGE_RUNSETTINGS_FILE";

    [ModuleInitializer]
    internal static void Set()
    {
        if (Environment.GetEnvironmentVariable(File) is null)
            Environment.SetEnvironmentVariable(File, Path.Combine(AppContext.BaseDirectory, "Tests.runsettings"));
    }
}

/// <summary>Whether a type has to do with a server, a socket or a process, itself or by what it holds.</summary>
internal static class HostUse
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly HashSet<Type> Hosts =
    [
        typeof(Microsoft.AspNetCore.Builder.WebApplication), typeof(TwsSimulator.SimulatorServer), typeof(System.Diagnostics.Process),
        typeof(System.Net.Sockets.Socket), typeof(System.Net.Sockets.TcpListener), typeof(System.Net.Sockets.TcpClient),
    ];

    private static readonly ConcurrentDictionary<Type, IReadOnlyList<Type>> Known = [];

    public static bool Of(Type type)
    {
        var seen = new HashSet<Type> { type };
        var open = new Queue<Type>(seen);
        while (open.TryDequeue(out var next))
        {
            if (Hosts.Contains(next))
                return true;
            foreach (var part in Known.GetOrAdd(next, static one => [.. Parts(one)]).Where(seen.Add))
                open.Enqueue(part);
        }
        return false;
    }

    /// <summary>What a type is made of; of types that are not ours, their arguments alone.</summary>
    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
            return [type.GetElementType()!];
        var arguments = type.GetGenericArguments().Where(argument => !argument.IsGenericParameter);
        if (type.Assembly != typeof(HostUse).Assembly)
            return arguments;
        MethodBase[] methods = [.. type.GetMethods(All), .. type.GetConstructors(All)];
        return
        [
            .. arguments,
            .. type.BaseType is { } parent ? [parent] : Type.EmptyTypes,
            .. type.GetFields(All).Select(field => field.FieldType),
            .. methods.SelectMany(method => method.GetMethodBody()?.LocalVariables ?? []).Select(local => local.LocalType),
            .. methods.Select(method => method.GetCustomAttribute<StateMachineAttribute>()?.StateMachineType).OfType<Type>(),
            .. type.GetNestedTypes(All),
        ];
    }
}
